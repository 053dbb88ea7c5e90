/** Randomness that a seed repeats: mulberry32 (public domain, Tommy Ettinger), seeded through FNV-1a. */

/** A number in [0, 1) per call. */
export type Random = () => number;

const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
};

/** Streams of the same seed with different labels are independent: a draw more in one leaves the others alone. */
export function seededRandom(seed: number, label = ''): Random {
  let state = fnv1a(`${seed}:${label}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
