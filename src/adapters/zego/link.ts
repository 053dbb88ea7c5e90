/**
 * The link to ZEGO as the sockets of an engine show it. The npm build keeps a loss to itself until the link is back.
 *
 *   none ──opening──▶ opening ──sent──▶ awaiting ◀──sent── heard
 *    ▲                                   │    └──received──▶ ▲
 *    │                                   │ 15 s              │
 *    └── gone (the last socket), from    ▼                   │
 *        wherever it is               silent ────received────┘
 *
 * Sent to by the owned platform and the engine's timer; the room's connection follows it.
 */

/**
 * - `none`: no socket
 * - `opening`: a socket that nothing was sent over
 * - `awaiting`: something was sent that has no answer yet; a timer runs
 * - `heard`: all that was sent is answered
 * - `silent`: no answer for `silenceMs`, on a socket that seems open
 */
export type Link = 'none' | 'opening' | 'awaiting' | 'heard' | 'silent';

export type LinkInput =
  'socket.opening' | 'socket.gone' | 'socket.sent' | 'socket.received' | 'socket.silent';

/**
 * ms. The link's heartbeats go out every 5 s (at most 10 s) and are answered, requests time out after 5 s: silence for so
 * long means a dead peer. The Alipay build replaces a silent socket some seconds later; the npm build only logs in again over
 * it, until somebody closes it (`replaceSocket`) or its 300 s for the room are over.
 */
export const silenceMs = 15_000;

const transitions: Readonly<Record<Link, Partial<Record<LinkInput, Link>>>> = {
  none: { 'socket.opening': 'opening' },
  opening: { 'socket.sent': 'awaiting', 'socket.gone': 'none' },
  awaiting: { 'socket.received': 'heard', 'socket.silent': 'silent', 'socket.gone': 'none' },
  heard: { 'socket.sent': 'awaiting', 'socket.gone': 'none' },
  silent: { 'socket.received': 'heard', 'socket.gone': 'none' },
};

export const linkAfter = (link: Link, input: LinkInput): Link => transitions[link][input] ?? link;

/** Something was sent and the socket is not silent: a login may have reached the server. */
export const isUp = (link: Link): boolean => link === 'awaiting' || link === 'heard';
