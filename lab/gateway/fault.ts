/**
 * Faults as data: what a scenario script (JSON) or the lab's panel asks of the gateway. `parseFault` turns unknown input
 * into one of them; faults.ts carries them out and says there what each does.
 */
import type { Answer } from './server-codes.ts';

export const roomRequests = [
  'login',
  'logout',
  'heartbeat',
  'renewToken',
  'addStream',
  'deleteStream',
  'updateStream',
  'streamList',
  'userList',
  'customCommand',
  'appConfig',
] as const;
/** The requests of a client that can be refused. */
export type RoomRequest = (typeof roomRequests)[number];

/** How often a standing fault applies before it is spent. */
export type Times = number | 'always';

export type DispatchFailure =
  /** HTTP 200 with this `code` in the JSON */
  | { readonly kind: 'code'; readonly code: number }
  /** this HTTP status */
  | { readonly kind: 'status'; readonly status: number }
  /** success without any host */
  | { readonly kind: 'emptyHosts' }
  | { readonly kind: 'noAnswer' };

/** Where `user` is optional, its absence means everybody; where `times` is, it means once. */
export type Fault =
  | { readonly type: 'dropSocket'; readonly user: string }
  | { readonly type: 'refuseSockets' }
  | { readonly type: 'acceptSockets' }
  | { readonly type: 'mute'; readonly user?: string }
  | { readonly type: 'unmute'; readonly user?: string }
  | {
      readonly type: 'kickUser';
      readonly user: string;
      readonly reason?: number;
      readonly customReason?: string;
      readonly blacklist?: boolean;
    }
  | { readonly type: 'kickSession'; readonly user: string; readonly reason: number }
  | { readonly type: 'expireToken'; readonly user: string; readonly stopStreams?: readonly string[] }
  | { readonly type: 'setTokenRemain'; readonly on: 'login' | 'renewToken'; readonly seconds: number }
  | {
      readonly type: 'reject';
      readonly request: RoomRequest;
      readonly code: Answer;
      readonly user?: string;
      readonly times?: Times;
    }
  | {
      readonly type: 'failDispatch';
      readonly direction: 'push' | 'pull';
      readonly failure: DispatchFailure;
      readonly user?: string;
      readonly times?: Times;
    }
  | { readonly type: 'botJoin'; readonly room: string; readonly user: string }
  | { readonly type: 'botPublish'; readonly room: string; readonly user: string; readonly stream: string }
  | { readonly type: 'botStop'; readonly room: string; readonly user: string; readonly stream: string }
  | { readonly type: 'botLeave'; readonly room: string; readonly user: string }
  | {
      readonly type: 'flapStream';
      readonly room: string;
      readonly stream: string;
      readonly gapMs: number;
      readonly times?: number;
    }
  | {
      readonly type: 'latePush';
      readonly user: string;
      readonly owner: string;
      readonly stream: string;
      readonly change: 'added' | 'deleted';
      readonly addressedTo: 'previousRoom' | 'currentRoom';
    }
  | { readonly type: 'duplicate'; readonly user?: string; readonly times?: Times }
  | { readonly type: 'clear' };

/** Throws TypeError that names the field: `fault.reason: a whole number expected`, `fault.usr: unknown field`. */
export function parseFault(value: unknown): Fault {
  const fault = new FaultFields(value, 'fault');
  const type = fault.oneOf('type', faultTypes);
  const parsed = parsers[type](fault);
  fault.refuseOthers();
  return parsed;
}

const parsers: {
  readonly [T in Fault['type']]: (fault: FaultFields) => Extract<Fault, { readonly type: T }>;
} = {
  dropSocket: (f) => ({ type: 'dropSocket', user: f.text('user') }),
  refuseSockets: () => ({ type: 'refuseSockets' }),
  acceptSockets: () => ({ type: 'acceptSockets' }),
  mute: (f) => ({ type: 'mute', ...f.ifGiven('user', (name) => f.text(name)) }),
  unmute: (f) => ({ type: 'unmute', ...f.ifGiven('user', (name) => f.text(name)) }),
  kickUser: (f) => ({
    type: 'kickUser',
    user: f.text('user'),
    ...f.ifGiven('reason', (name) => f.integer(name)),
    ...f.ifGiven('customReason', (name) => f.text(name)),
    ...f.ifGiven('blacklist', (name) => f.flag(name)),
  }),
  kickSession: (f) => ({ type: 'kickSession', user: f.text('user'), reason: f.integer('reason') }),
  expireToken: (f) => ({
    type: 'expireToken',
    user: f.text('user'),
    ...f.ifGiven('stopStreams', (name) => f.texts(name)),
  }),
  setTokenRemain: (f) => ({
    type: 'setTokenRemain',
    on: f.oneOf('on', ['login', 'renewToken']),
    seconds: f.integer('seconds'),
  }),
  reject: (f) => ({
    type: 'reject',
    request: f.oneOf('request', roomRequests),
    code: f.integerOr('code', 'noAnswer'),
    ...f.ifGiven('user', (name) => f.text(name)),
    ...f.ifGiven('times', (name) => f.integerOr(name, 'always')),
  }),
  failDispatch: (f) => ({
    type: 'failDispatch',
    direction: f.oneOf('direction', ['push', 'pull']),
    failure: parseDispatchFailure(f.object('failure')),
    ...f.ifGiven('user', (name) => f.text(name)),
    ...f.ifGiven('times', (name) => f.integerOr(name, 'always')),
  }),
  botJoin: (f) => ({ type: 'botJoin', room: f.text('room'), user: f.text('user') }),
  botPublish: (f) => ({
    type: 'botPublish',
    room: f.text('room'),
    user: f.text('user'),
    stream: f.text('stream'),
  }),
  botStop: (f) => ({ type: 'botStop', room: f.text('room'), user: f.text('user'), stream: f.text('stream') }),
  botLeave: (f) => ({ type: 'botLeave', room: f.text('room'), user: f.text('user') }),
  flapStream: (f) => ({
    type: 'flapStream',
    room: f.text('room'),
    stream: f.text('stream'),
    gapMs: f.integer('gapMs'),
    ...f.ifGiven('times', (name) => f.integer(name)),
  }),
  latePush: (f) => ({
    type: 'latePush',
    user: f.text('user'),
    owner: f.text('owner'),
    stream: f.text('stream'),
    change: f.oneOf('change', ['added', 'deleted']),
    addressedTo: f.oneOf('addressedTo', ['previousRoom', 'currentRoom']),
  }),
  duplicate: (f) => ({
    type: 'duplicate',
    ...f.ifGiven('user', (name) => f.text(name)),
    ...f.ifGiven('times', (name) => f.integerOr(name, 'always')),
  }),
  clear: () => ({ type: 'clear' }),
};

const faultTypes = Object.keys(parsers).filter((key): key is Fault['type'] => Object.hasOwn(parsers, key));

function parseDispatchFailure(failure: FaultFields): DispatchFailure {
  const parsed = readDispatchFailure(failure);
  failure.refuseOthers();
  return parsed;
}

function readDispatchFailure(failure: FaultFields): DispatchFailure {
  const kind = failure.oneOf('kind', ['code', 'status', 'emptyHosts', 'noAnswer']);
  if (kind === 'code') return { kind, code: failure.integer('code') };
  if (kind === 'status') return { kind, status: failure.integer('status') };
  return { kind };
}

/** Reads the fields of an unknown object; each method throws TypeError when the field is not what it says. */
class FaultFields {
  readonly #fields: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #taken = new Set<string>();

  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null) throw new TypeError(`${path}: an object expected`);
    this.#fields = { ...value };
    this.#path = path;
  }

  /** To be called last: a field that nobody asked for is a typing error of the script. */
  refuseOthers(): void {
    const other = Object.keys(this.#fields).find((name) => !this.#taken.has(name));
    if (other !== undefined) this.#refuse(other, 'unknown field');
  }

  text(name: string): string {
    const value = this.#take(name);
    return typeof value === 'string' && value !== '' ? value : this.#refuse(name, 'a text expected');
  }

  texts(name: string): readonly string[] {
    const value = this.#take(name);
    const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return isTexts ? value : this.#refuse(name, 'a list of texts expected');
  }

  /** Not negative: codes, reasons, counts, ms. */
  integer(name: string): number {
    const value = this.#take(name);
    const isInteger = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
    return isInteger ? value : this.#refuse(name, 'a whole number expected');
  }

  integerOr<W extends string>(name: string, word: W): number | W {
    const value = this.#take(name);
    if (value === word) return word;
    if (typeof value === 'string') this.#refuse(name, `a whole number or "${word}" expected`);
    return this.integer(name);
  }

  flag(name: string): boolean {
    const value = this.#take(name);
    return typeof value === 'boolean' ? value : this.#refuse(name, 'true or false expected');
  }

  oneOf<const W extends string>(name: string, words: readonly W[]): W {
    const value = this.#take(name);
    const found = words.find((word) => word === value);
    return found ?? this.#refuse(name, `one of ${words.join(', ')} expected`);
  }

  object(name: string): FaultFields {
    return new FaultFields(this.#take(name), `${this.#path}.${name}`);
  }

  /** The field as `{ [name]: value }` for spreading, or nothing where it is absent. */
  ifGiven<const N extends string, T>(name: N, read: (name: N) => T): { readonly [K in N]?: T } {
    if (this.#take(name) === undefined) return {};
    const given: { [K in N]?: T } = {};
    given[name] = read(name);
    return given;
  }

  #take(name: string): unknown {
    this.#taken.add(name);
    return this.#fields[name];
  }

  #refuse(name: string, expected: string): never {
    throw new TypeError(`${this.#path}.${name}: ${expected}`);
  }
}
