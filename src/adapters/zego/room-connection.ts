/**
 * The SDK's room connection.
 *
 *   out ──login──▶ asked ──CONNECTING──▶ loggingIn ──────CONNECTED──────▶ connected ◀──heard again── silent
 *    ▲               │                     │                               │   │  ▲                  ▲  │
 *    │               └───────leave─────────┤                               │   │  └───CONNECTED──┐   │  │
 *    │                                     │                               │   └────no answer────│───┘  │
 *    │                                     │                               └───────lost──▶ reconnecting ◀┘
 *    │                                     ▼                               │                 │
 *    │                             leavingOnceIn ◀────────────leave────────│─────────────────┘
 *    │                                     │ CONNECTED                     │ leave
 *    │                                     ▼                               │
 *    └────────── DISCONNECTED ────────  leaving ◀──────────────────────────┘              over: the engine has ended
 *
 * Sent to by the call, the vendor and the link; tells the chart and logs out. It is here that a lost link is told when it is
 * lost, and that a logout is held back while a login is on its way: one that overtakes the server's answer reaches nobody
 * and leaves the user listed in the room. The chart asks for a logout once.
 */

/**
 * - `out`: not logged in: not yet, refused, thrown out, given up or logged out
 * - `asked`: the vendor was asked to log in, and has said nothing; in the turn of the login it ignores a logout
 * - `loggingIn`: the vendor is at it; the server's answer is awaited
 * - `connected`: logged in
 * - `silent`: logged in, but nothing comes; told as lost, and taken back when something comes
 * - `reconnecting`: the link is lost, or the vendor logs in again by itself
 * - `leavingOnceIn`: to be left; the logout waits for the answer to the login
 * - `leaving`: logged out, without an answer so far
 * - `over`: the engine has ended; nothing is told any more
 */
export const roomPlaces = [
  'out',
  'asked',
  'loggingIn',
  'connected',
  'silent',
  'reconnecting',
  'leavingOnceIn',
  'leaving',
  'over',
] as const;
export type RoomPlace = (typeof roomPlaces)[number];

export const roomReports = ['zego.roomConnecting', 'zego.roomConnected', 'zego.roomDisconnected'] as const;
export type RoomReport = (typeof roomReports)[number];

export type RoomInput =
  /** the call */
  | 'login'
  | 'leave'
  /** the vendor */
  | 'login.answered'
  | 'login.refused'
  | RoomReport
  /** the link */
  | 'link.lost'
  | 'link.silent'
  | 'link.heardAgain';

/** `pass`: tell the chart what the vendor reports, which is swallowed otherwise. */
export type RoomEffect = 'pass' | 'tellLoss' | 'tellReturn' | 'logout';

export type RoomStep = readonly [RoomPlace, ...RoomEffect[]];
type Rule = RoomStep | ((linkIsUp: boolean) => RoomStep);

/** The vendor reports a turn late: the link may have gone meanwhile. */
const cameIn: Rule = (linkIsUp) => (linkIsUp ? ['connected', 'pass'] : ['reconnecting', 'pass', 'tellLoss']);

/** Without a link there is no answer to wait for; in the turn of the login itself the logout follows once in. */
const leaveOnceIn: Rule = (linkIsUp) => (linkIsUp ? ['leavingOnceIn'] : ['leavingOnceIn', 'logout']);

const anywhere = { login: ['asked'], 'zego.roomDisconnected': ['out', 'pass'] } as const;
const pending = {
  ...anywhere,
  leave: leaveOnceIn,
  'login.answered': ['connected'],
  'login.refused': ['out'],
  'zego.roomConnected': cameIn,
} as const;

const rules: Readonly<Record<RoomPlace, Partial<Record<RoomInput, Rule>>>> = {
  out: {
    ...anywhere,
    // the vendor may not have said so yet
    leave: ['out', 'logout'],
    'zego.roomConnecting': ['loggingIn', 'pass'],
    'zego.roomConnected': cameIn,
  },
  asked: { ...pending, 'zego.roomConnecting': ['loggingIn', 'pass'] },
  loggingIn: pending,
  connected: {
    ...anywhere,
    leave: ['leaving', 'logout'],
    'zego.roomConnecting': ['reconnecting', 'pass'],
    'zego.roomConnected': cameIn,
    'link.lost': ['reconnecting', 'tellLoss'],
    'link.silent': ['silent', 'tellLoss'],
  },
  silent: {
    ...anywhere,
    leave: ['leaving', 'logout'],
    'zego.roomConnecting': ['reconnecting'],
    'zego.roomConnected': cameIn,
    'link.lost': ['reconnecting'],
    'link.heardAgain': ['connected', 'tellReturn'],
  },
  reconnecting: { ...anywhere, leave: leaveOnceIn, 'zego.roomConnected': cameIn },
  leavingOnceIn: {
    ...anywhere,
    leave: leaveOnceIn,
    'login.answered': ['leaving', 'logout'],
    'login.refused': ['out'],
    'zego.roomConnected': ['leaving', 'logout'],
    'link.lost': ['leavingOnceIn', 'logout'],
    'link.silent': ['leavingOnceIn', 'logout'],
  },
  // what was sent into a silence is said again
  leaving: { ...anywhere, 'link.heardAgain': ['leaving', 'logout'] },
  over: {},
};

export const roomAfter = (place: RoomPlace, input: RoomInput, linkIsUp: boolean): RoomStep => {
  const rule = rules[place][input] ?? [place];
  return typeof rule === 'function' ? rule(linkIsUp) : rule;
};

const outside: readonly RoomPlace[] = ['out', 'leaving', 'over'];

/** Whether the user may be listed in the room, and no logout is on its way. */
export const mayBeIn = (place: RoomPlace): boolean => !outside.includes(place);

/** Whether the room has been connected since its login: decides what a time-out means. */
export const wasConnected = (place: RoomPlace): boolean =>
  place === 'connected' || place === 'silent' || place === 'reconnecting';
