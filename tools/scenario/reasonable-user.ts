/**
 * What a user does who wants a two-way call in this room, told by what the phone shows. Pure but for its memory: which of
 * the offered ways were tried on a page that still says the same, and since when there has been no call.
 */
import type { Sight } from '../../lab/page/hands.ts';

export type Deed =
  | { readonly do: 'tap'; readonly id: string }
  | { readonly do: 'type'; readonly id: string; readonly text: string }
  | { readonly do: 'back' }
  | { readonly do: 'closeDialog' }
  | { readonly do: 'wait' };

/** ms without a two-way call until the user hangs up and joins again */
export const impatience = 20_000;

const wait: Deed = { do: 'wait' };
const tap = (id: string): Deed => ({ do: 'tap', id });

const lobby = 'src/pages/lobby/index';
const settings = 'src/pages/settings/index';

/** Both pictures are there, as far as this phone can show it. */
export const talks = (sight: Sight, room: string): boolean =>
  sight.dialog === '' &&
  sight.room === room &&
  sight.status === 'connected' &&
  sight.publisher === 'PUBLISHING' &&
  sight.player === 'PLAYING' &&
  sight.camera &&
  sight.ownPicture &&
  sight.otherPicture;

export class ReasonableUser {
  readonly #room: string;
  /** what was tapped since the page says what it says */
  #tried = new Set<string>();
  #says = '';
  /** ms */
  #waitsSince: number;

  readonly #patience: number;

  /** @param now ms @param patience ms without a two-way call until the user hangs up and joins again */
  constructor(room: string, now: number, patience = impatience) {
    this.#room = room;
    this.#patience = patience;
    this.#waitsSince = now;
  }

  /** @param now ms */
  next(sight: Sight, now: number): Deed {
    if (sight.page === '') return wait;
    if (sight.dialog !== '') return { do: 'closeDialog' };
    if (sight.page === settings) return { do: 'back' };
    if (sight.page === lobby) return this.#inTheLobby(sight);
    return this.#inTheCall(sight, now);
  }

  #inTheLobby({ typedRoom, camera, microphone }: Sight): Deed {
    if (typedRoom !== this.#room) return { do: 'type', id: 'room', text: this.#room };
    if (!camera) return tap('cameraChoice');
    if (!microphone) return tap('microphoneChoice');
    return tap('join');
  }

  #inTheCall(sight: Sight, now: number): Deed {
    const says = `${sight.status} ${sight.error}`;
    if (says !== this.#says) {
      this.#says = says;
      this.#tried = new Set();
    }
    if (/^(ended|blocked|idle)$/.test(sight.status)) return this.#afterTheCall(sight, now);
    if (sight.room !== this.#room) return this.#once(sight, ['leave']);
    if (now - this.#waitsSince > this.#patience && sight.controls.includes('leave')) {
      this.#waitsSince = now;
      return tap('leave');
    }
    return this.#once(sight, [
      ...(sight.error === '' ? [] : ['nextStep']),
      'publish',
      'play',
      ...(sight.camera ? [] : ['camera']),
      ...(sight.microphone ? [] : ['microphone']),
    ]);
  }

  /** The page offers a way on: the first one that was not taken yet, and all of them anew when none helped. */
  #afterTheCall(sight: Sight, now: number): Deed {
    this.#waitsSince = now;
    if (sight.room !== this.#room) return this.#once(sight, ['back']);
    const deed = this.#once(sight, ['nextStep', 'rejoin']);
    if (deed === wait) this.#tried = new Set();
    return deed;
  }

  #once({ controls }: Sight, ids: readonly string[]): Deed {
    const id = ids.find((one) => controls.includes(one) && !this.#tried.has(one));
    if (id === undefined) return wait;
    this.#tried.add(id);
    return tap(id);
  }
}
