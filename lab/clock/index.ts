/** Time and randomness of the lab. */
export type { Clock } from './clock.ts';
export { VirtualClock } from './virtual-clock.ts';
export { RealClock } from './real-clock.ts';
export { seededRandom, type Random } from './seeded-random.ts';
