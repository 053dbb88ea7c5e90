/**
 * ZEGO's own codes, as its service sends them (`rsp_head.code`, app config `code`) and npm 3.6.0 understands them.
 * The comment says what the SDK's user gets.
 */
export const serverCodes = {
  ok: 0,
  /** the gateway's own: a command that it does not know */
  notSupported: 1,
  /** heartbeat or request of somebody who is not logged in; the client logs in again */
  noSession: 105,
  /** 1102018 token expired, on publishing */
  publishTokenExpired: 1011,
  /** the stream id belongs to somebody else; reported as it is */
  streamIdTaken: 1012,
  /** 1002066 */
  blacklisted: 5030,
  /** 1001004, in the app config */
  invalidAppId: 20012,
  /** 1102018 on a first login; retried on a re-login */
  tokenExpired: 50117,
  /** 1102016 */
  tokenMalformed: 50119,
  /** 1102016. Which of 50118–50128 ZEGO sends for a foreign token is not documented; the SDK treats all alike. */
  tokenOfSomebodyElse: 50120,
} as const;

/** Reasons of a kick: 1 → 1002050 (same user elsewhere), 2 → 1002055 (by the server), 4 → 1102018, others → 1002099. */
export const kickReasons = { multipleLogin: 1, byServer: 2 } as const;

/** A reply's `rsp_head.code`, or that no reply was sent. */
export type Answer = number | 'noAnswer';
