/**
 * One stream, as the vendor knows it.
 *
 *   (not asked for) ──▶ asked ──works──▶ works ──PUBLISHING──▶ added
 *                         │    ◀─works──  │                     │
 *                         └──fails──▶ fails ◀───────fails───────┘
 *
 * A remount says the same of a stream again, and the npm build, told twice that the push works while its AddStream is
 * unanswered, reports PUBLISHING and never adds the stream; it also takes the reply to any change of the stream for that of
 * AddStream. So the vendor is told once, and changes wait for `added`.
 */
import type { RtmpNews } from '../../../machines/index.ts';

/**
 * - `asked`: its URL was asked for
 * - `works`, `fails`: what the component says of it, and the vendor was told
 * - `added`: it works, and the server has it
 */
export type StreamTold = 'asked' | 'works' | 'fails' | 'added';

/** `null` where the vendor was told the same last. */
export const streamAfter = (told: StreamTold | undefined, { outcome }: RtmpNews): StreamTold | null => {
  if (outcome === 'fails') return told === 'fails' ? null : 'fails';
  return told === 'works' || told === 'added' ? null : 'works';
};
