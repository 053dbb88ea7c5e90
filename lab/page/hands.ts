/**
 * Eyes and hands for whoever uses both phones from outside (tools/monkey): what is shown on a phone, and taps on it. Loaded
 * into the lab's page by `tools/monkey/open-lab.ts`, never by the lab itself. A tap is decided and done in one turn, so
 * that what is tapped is what was seen.
 */
import { seededRandom } from '../clock/index.ts';
import type { Phone } from '../host/phone.ts';
import { faultIds, type FaultId } from './faults.ts';
import { users, type Lab, type User } from './lab.ts';
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

/** What is left of a call once nobody holds one: all zero, then. */
export interface Remains {
  /** `<rtc-room>` elements, and videos, on both phones */
  readonly rtcRooms: number;
  readonly videos: number;
  /** open sockets, listeners and timers of both mini-programs */
  readonly sockets: number;
  readonly networkListeners: number;
  readonly appListeners: number;
  readonly timers: number;
  /** at the gateway, in this room */
  readonly members: number;
  readonly streams: number;
}

export interface Hands {
  readonly faultIds: readonly FaultId[];
  see(): Sights;
  /** Taps the control with this id; '' when it is not there, else what was tapped. */
  tap(user: User, id: string): string;
  /** Taps any control: the same draw takes the same one, as long as it is there. '' when there is none. */
  tapAny(user: User, draw: number): string;
  /** '' when there is no such field */
  type(user: User, id: string, text: string): string;
  /** The back gesture; what it asks, a dialog asks. */
  back(user: User): void;
  restart(user: User): void;
  fault(user: User, id: FaultId): void;
  /** Every fault off, on both phones, both in the foreground. */
  restore(): void;
  /** Answers the dialog on top: takes back a question, gives every permission. */
  closeDialog(user: User): void;
  /** Agrees to what the dialog on top asks; false when there is none. */
  agree(user: User): boolean;
  /** Resolves once a new frame of the picture is shown; rejects when there is no picture. */
  nextFrame(user: User): Promise<void>;
  remains(room: string): Remains;
  /** What the flight recorder of the last call holds, as JSON; '' before the first one. */
  trace(user: User): string;
  /** The lab's event log, a line each. */
  log(): readonly string[];
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

/** A page whose order of controls changes is tapped where it was before. */
function anyOf(controls: readonly Control[], draw: number): Control | undefined {
  const scored = controls.map((control) => ({ control, score: seededRandom(draw, nameOf(control))() }));
  return scored.sort((one, other) => other.score - one.score)[0]?.control;
}

function typeInto(user: User, id: string, text: string): string {
  const input = screenOf(user)?.querySelector<HTMLInputElement>(`main:not([hidden]) input[id="${id}"]`);
  if (input === null || input === undefined || phoneOf(user)?.inBackground === true) return '';
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  return id;
}

function closeDialog(user: User): void {
  const dialog = screenOf(user)?.querySelector('dialog[open]');
  if (dialog === null || dialog === undefined) return;
  for (const given of dialog.querySelectorAll<HTMLInputElement>('input[role="switch"]'))
    if (!given.checked) given.click();
  const asks = dialog.getAttribute('data-kind') === 'confirm';
  const button = dialog.querySelector<HTMLButtonElement>(
    `.dialog-actions > button${asks ? ':not(.dialog-main)' : ''}`,
  );
  button?.click();
}

function agree(user: User): boolean {
  const button = screenOf(user)?.querySelector<HTMLButtonElement>('dialog[open] .dialog-main');
  button?.click();
  return button !== null && button !== undefined;
}

/** What both the device and the lab's own dialogs can take away. */
const allGranted = {
  alipayGrants: { camera: true, audioRecord: true },
  systemGrants: { camera: true, microphone: true },
};

function restore(): void {
  for (const user of users) {
    lab().phones[user].faults?.restore();
    phoneOf(user)?.device.change(allGranted);
  }
}

function nextFrame(user: User): Promise<void> {
  const video = screenOf(user)?.querySelector<HTMLVideoElement>('video[data-whose="remote"]');
  if (video === null || video === undefined) return Promise.reject(new Error('no picture'));
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve()));
}

const sum = (of: (user: User) => number): number => users.reduce((total, user) => total + of(user), 0);

function remains(room: string): Remains {
  const count = (selector: string): number =>
    sum((user) => screenOf(user)?.querySelectorAll(selector).length ?? 0);
  const left = (name: 'sockets' | 'networkListeners' | 'appListeners' | 'timers'): number =>
    sum((user) => phoneOf(user)?.leftovers()[name] ?? 0);
  const atGateway = lab().gateway.rooms.find(({ id }) => id === room);
  return {
    rtcRooms: count('rtc-room'),
    videos: count('video'),
    sockets: left('sockets'),
    networkListeners: left('networkListeners'),
    appListeners: left('appListeners'),
    timers: left('timers'),
    members: atGateway?.members.size ?? 0,
    streams: atGateway?.streams.size ?? 0,
  };
}

globalThis.callchartHands = {
  faultIds,
  see: () => ({ alice: sightOf('alice'), bob: sightOf('bob') }),
  tap: (user, id) => tapOn(controlsOf(user).find((control) => nameOf(control) === id)),
  tapAny: (user, draw) => tapOn(anyOf(controlsOf(user), draw)),
  type: typeInto,
  back: (user) => void phoneOf(user)?.back(),
  restart: (user) => frameOf(user).contentWindow?.location.reload(),
  fault: (user, id) => lab().press(user, id, id),
  restore,
  closeDialog,
  agree,
  nextFrame,
  remains,
  trace: (user) => lab().phones[user].trace?.() ?? '',
  log: () =>
    lab().log.entries.map(({ at, source, user, what, detail }) =>
      [new Date(at).toISOString().slice(11, 23), source, user, what, detail].join(' '),
    ),
};
