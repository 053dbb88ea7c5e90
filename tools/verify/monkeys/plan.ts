/** What a seed's monkeys do, as data: the same for the same seed, and any part of it can be played. */
import { seededRandom, type Random } from '../../../lab/clock/index.ts';
import type { Script, Step } from '../../scenario/script.ts';
import { mischief, mischiefNames, oneOf } from './mischief.ts';

export type Phone = 'A' | 'B';
const people: Readonly<Record<Phone, string>> = { A: 'alice', B: 'bob' };

export type Move =
  | Step
  /** whatever the page shows that can be tapped; the same draw prefers the same control */
  | { readonly do: 'tapAny'; readonly phone: Phone; readonly draw: number };

export interface Plan {
  readonly seed: number;
  /** the world that they are in */
  readonly world: Pick<Script, 'phones' | 'tokenSeconds'> & { readonly latency: number };
  readonly moves: readonly Move[];
  /** at the end the users trust the product to mend the call: they do not hang up to join again */
  readonly patient: boolean;
  /** names of what goes wrong */
  readonly faults: readonly string[];
}

const tokenLives = [90, 300, 3_600] as const;
/** ms, one way */
const latencies = { from: 5, to: 300 };
const fewest = 10;
const most = 40;
const mostAtOnce = 3;

/** @param names the faults that may come, of `mischiefNames` */
export const planOf = (seed: number, names = mischiefNames): Plan => {
  const random = seededRandom(seed, 'monkeys');
  const platform = (): 'Android' | 'iOS' => oneOf(random, ['Android', 'iOS']);
  const world = {
    phones: { A: { user: people.A, platform: platform() }, B: { user: people.B, platform: platform() } },
    tokenSeconds: oneOf(random, tokenLives),
    latency: latencies.from + Math.floor(random() * (latencies.to - latencies.from + 1)),
  };
  const moves: Move[] = (['A', 'B'] as const).map((phone) => begins(random, phone));
  const faults: string[] = [];
  const count = fewest + Math.floor(random() * (most - fewest + 1));
  for (let at = 0; at < count; at += 1) {
    const phone = oneOf<Phone>(random, ['A', 'B']);
    const move = moveOf(random, phone);
    if (move !== null) moves.push(move);
    else faults.push(...addFaults(random, phone, names, moves));
  }
  return { seed, world, moves, faults, patient: seededRandom(seed, 'patience')() < 0.5 };
};

const begins = (random: Random, phone: Phone): Step =>
  random() < 0.7
    ? { do: 'join', phone, room: 'r1', publish: random() < 0.9, camera: true, microphone: true, taps: 1 }
    : { do: 'launch', phone, query: {} };

const types = (random: Random, phone: Phone): Step => ({
  do: 'type',
  phone,
  field: oneOf(random, ['room', 'name']),
  text: oneOf(random, ['', 'r1', 'r2', '房间 7', 'a#b', 'x'.repeat(200)]),
});

/** Short ones hit turns, middle ones replies, long ones retries, time-outs and tokens. */
const pause = (random: Random): Step => {
  const longest = oneOf(random, [100, 2_000, 15_000, 150_000]);
  return { do: 'wait', ms: Math.ceil(random() * longest) };
};

/** How often each comes, of 100. The rest are faults. */
const kinds: readonly (readonly [weight: number, make: (random: Random, phone: Phone) => Move])[] = [
  [32, (random, phone) => ({ do: 'tapAny', phone, draw: Math.floor(random() * 1_000_000) })],
  [3, types],
  [4, (_random, phone) => ({ do: 'unload', phone })],
  [26, pause],
];

/** null: something goes wrong */
const moveOf = (random: Random, phone: Phone): Move | null => {
  let left = random() * 100;
  for (const [weight, make] of kinds) {
    left -= weight;
    if (left < 0) return make(random, phone);
  }
  return null;
};

/** Some begin at once; where they last, their ends come after a pause, or with the repair. */
const addFaults = (random: Random, phone: Phone, names: readonly string[], moves: Move[]): string[] => {
  const chosen = Array.from(
    { length: 1 + Math.floor(random() * mostAtOnce) },
    () => names[Math.floor(random() * names.length)] ?? '',
  );
  const made = chosen.map((name) => mischief(name, { random, phone, user: people[phone] }));
  moves.push(...made.flatMap(({ begin }) => begin));
  if (random() < 0.5) moves.push(pause(random), ...made.flatMap(({ end }) => end));
  return chosen;
};
