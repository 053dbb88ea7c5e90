/**
 * ZEGO's error codes as the product's kinds of failure: where vendor codes end. Both vendor builds use these numbers;
 * meanings come from ZEGO's error-code pages (documents 4378 and 9731) and the typings of the npm build.
 */
import type { CallError, ErrorKind } from '../../../machines/index.ts';

/** One row per kind; a code occurs once. */
const codesByKind: Readonly<Partial<Record<ErrorKind, readonly number[]>>> = {
  invalidInput: [
    1000014, 1000015, 1000016, 1000055, 1002005, 1002006, 1002007, 1002008, 1002010, 1002011, 1002012,
    1002013, 1002017, 1003050, 1009001, 1009002, 1100001,
  ],
  clientTooOld: [10001],
  cameraDenied: [10002],
  appIdWrong: [1001004, 1101000],
  // 1000018: geofence, 1001005: the appID is bound to another SDK, 1002036: multi-room
  notEnabled: [1000018, 1001005, 1002036],
  tokenMalformed: [1102016],
  tokenExpired: [1102018],
  loginRefused: [1102020],
  roomFull: [1002034],
  loginTimedOut: [1002031],
  loginCancelled: [1102026],
  connectionLost: [1002053],
  // 1102001: heartbeat unanswered; the 11000xx are the link's own time-outs and closes
  networkBroken: [
    1000017, 1002051, 1100002, 1100003, 1100004, 1100005, 1100006, 1100007, 1102001, 1102013, 1102014,
    1102022,
  ],
  kickedByOtherLogin: [1002050, 1002086],
  kickedByServer: [1002055],
  blacklisted: [1002066],
  publishForbidden: [1002082, 1003025],
  streamIdTaken: [1003028],
  publishFailed: [3801, 1103051, 1103052, 1103063],
  playFailed: [3803, 1004020, 1104031],
  streamMissing: [1004002, 1104039],
  // 1101002: asked before the app configuration had arrived; asking again later succeeds
  dispatchFailed: [1101002, 1102017],
  rateLimited: [1009015, 1109001],
  serverError: [1002099, 1009010, 1100999, 1102011, 1102019, 1102021, 1102024, 1102025, 1103062],
  // calls at the wrong moment: not logged in, twice, cancelled, unknown stream
  sdkState: [
    1000002, 1002001, 1002014, 1002018, 1002056, 1002057, 1002058, 1002098, 1101001, 1101003, 1102012,
    1102015, 1103001, 1103049, 1103055, 1103056, 1103089, 1104001, 1104032, 1104042,
  ],
};

const rows = Object.entries(codesByKind) as readonly [ErrorKind, readonly number[]][];

/** Every code with a meaning of its own; the rest is `unknown` or what the caller expects. */
export const knownCodes = (): readonly number[] => rows.flatMap(([, codes]) => codes);

/** Mixing (1005xxx) is ZEGO's, but not for this platform. */
const isMixing = (code: number): boolean => Math.floor(code / 1000) === 1005;

/**
 * `fallback` is the kind of a code without a row, or of no code at all: what the caller was doing.
 * The text holds the number only.
 */
export function errorOfCode(code: number | null, fallback: ErrorKind = 'unknown'): CallError {
  if (code === null) return { kind: fallback, code: 'zego, no code' };
  const kind =
    rows.find(([, codes]) => codes.includes(code))?.[0] ?? (isMixing(code) ? 'notEnabled' : fallback);
  return { kind, code: `zego ${code}` };
}

/**
 * One typed error for whatever a vendor promise was rejected with: `{code, msg}`, `{code, message}`, `{errorCode}`,
 * `{extendedData}` alone, an Error, a string, nothing. Texts and payloads are dropped: they may hold a token or URL.
 */
export function toCallError(raw: unknown, fallback: ErrorKind = 'unknown'): CallError {
  return errorOfCode(codeOf(raw), fallback);
}

/** The vendor's number in `code` or `errorCode`, as a number or its digits; `null` when there is none. */
export function codeOf(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null) return integer(raw);
  return integer(Reflect.get(raw, 'code')) ?? integer(Reflect.get(raw, 'errorCode'));
}

function integer(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
