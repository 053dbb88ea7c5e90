/**
 * Eyes and hands for whoever uses both phones from outside (tools/rejoins): what is shown on a phone, and taps on it. Loaded
 * into the lab's page by `tools/rejoins/open-lab.ts`, never by the lab itself. A tap is decided and done in one turn, so
 * that what is tapped is what was seen.
 */
import type { Phone } from '../host/phone.ts';
import type { Lab, User } from './lab.ts';
import type {} from './lab-window.ts';

/** What a user sees on one phone. JSON. */
export interface Sight {
  /** '' while the phone starts */
  readonly page: string;
  /** the kind of the dialog on top, '' for none */
  readonly dialog: string;
  /** a page that has failed, in the lab's words */
  readonly failure: string;
  /** ids of what can be tapped */
  readonly controls: readonly string[];
  /** what is typed in as the room, in the lobby; '' elsewhere */
  readonly typedRoom: string;
  /** what the user wants on: chosen in the lobby, shown on the call page */
  readonly camera: boolean;
  readonly microphone: boolean;
  /** of the call page, from here on; '' elsewhere */
  readonly status: string;
  readonly publisher: string;
  readonly player: string;
  readonly room: string;
  readonly error: string;
  readonly ownPicture: boolean;
  readonly otherPicture: boolean;
}

export type Sights = Readonly<Record<User, Sight>>;

export interface Hands {
  see(): Sights;
  /** Taps the control with this id; '' when it is not there, else what was tapped. */
  tap(user: User, id: string): string;
  /** The back gesture; what it asks, a dialog asks. */
  back(user: User): void;
  /** Agrees to what the dialog on top asks; false when there is none. */
  agree(user: User): boolean;
  /** Resolves once a new frame of the picture is shown; rejects when there is no picture. */
  nextFrame(user: User): Promise<void>;
}

declare global {
  /** not of `Window`: who asks for it from outside of the page knows no DOM */
  var callchartHands: Hands | undefined;
}

const lab = (): Lab => {
  const found = window.callchartLab?.lab;
  if (found === undefined) throw new Error('this page is not the lab');
  return found;
};

const frameOf = (user: User): HTMLIFrameElement => {
  const frame = document.querySelector<HTMLIFrameElement>(`iframe[data-user="${user}"]`);
  if (frame === null) throw new Error(`there is no phone of ${user}`);
  return frame;
};

/** `null` while its frame loads. */
function phoneOf(user: User): Phone | null {
  const { phone } = lab().phones[user];
  return phone !== null && frameOf(user).contentWindow?.callchartPhone === phone ? phone : null;
}

const screenOf = (user: User): Document | null =>
  phoneOf(user) === null ? null : frameOf(user).contentDocument;

/** Elements of a frame are no instances of this page's classes. */
type Control = HTMLButtonElement | HTMLInputElement;

/** A dialog keeps everything else from being tapped; so does the background. */
function controlsOf(user: User): readonly Control[] {
  const screen = screenOf(user);
  if (screen === null || phoneOf(user)?.inBackground === true) return [];
  const within = screen.querySelector('dialog[open]') ?? screen;
  return [...within.querySelectorAll<Control>('button, input[role="switch"]')].filter(
    (control) => !control.disabled && control.checkVisibility(),
  );
}

const nameOf = (control: Control): string => {
  const id = control.closest('button[id], switch[id]')?.id ?? '';
  const words = control.getAttribute('aria-label') ?? control.parentElement?.textContent ?? '';
  return id !== '' ? id : `${control.localName} ${control.textContent || words}`.trim();
};

const seesPicture = (screen: Document, whose: 'local' | 'remote'): boolean =>
  screen.querySelector(`main:not([hidden]) video[data-whose="${whose}"]`) !== null;

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function sightOf(user: User): Sight {
  const screen = screenOf(user);
  const page = phoneOf(user)?.runtime.stack.top;
  const data = page?.view.value;
  const text = (name: string): string => {
    const value = field(data, name);
    return typeof value === 'string' ? value : '';
  };
  const isOn = (name: string): boolean => field(data, name) === true;
  const roomField = screen?.querySelector<HTMLInputElement>('main:not([hidden]) input#room');
  return {
    page: page?.address.path ?? '',
    dialog: screen?.querySelector('dialog[open]')?.getAttribute('data-kind') ?? '',
    failure: screen?.querySelector('.failure')?.textContent ?? '',
    controls: controlsOf(user).map(nameOf),
    typedRoom: roomField?.value ?? '',
    camera: isOn('camera'),
    microphone: isOn('microphone'),
    status: text('status'),
    publisher: text('publisher'),
    player: text('player'),
    room: text('room'),
    error: text('error'),
    ownPicture: screen !== null && seesPicture(screen, 'local'),
    otherPicture: screen !== null && seesPicture(screen, 'remote'),
  };
}

function tapOn(control: Control | undefined): string {
  if (control === undefined) return '';
  const name = nameOf(control);
  control.click();
  return name;
}

function agree(user: User): boolean {
  const button = screenOf(user)?.querySelector<HTMLButtonElement>('dialog[open] .dialog-main');
  button?.click();
  return button !== null && button !== undefined;
}

function nextFrame(user: User): Promise<void> {
  const video = screenOf(user)?.querySelector<HTMLVideoElement>('video[data-whose="remote"]');
  if (video === null || video === undefined) return Promise.reject(new Error('no picture'));
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve()));
}

globalThis.callchartHands = {
  see: () => ({ alice: sightOf('alice'), bob: sightOf('bob') }),
  tap: (user, id) => tapOn(controlsOf(user).find((control) => nameOf(control) === id)),
  back: (user) => void phoneOf(user)?.back(),
  agree,
  nextFrame,
};
