/** What the monkey does, as data: a seed's list is the same wherever it is drawn, and any part of it can be played. */
import { seededRandom, type Random } from '../../lab/clock/index.ts';
import { faultIds, type FaultId } from '../../lab/page/faults.ts';
import type { User } from '../../lab/page/lab.ts';

export type Action =
  /** any control that can be tapped; the same draw prefers the same one */
  | { readonly do: 'tap'; readonly user: User; readonly draw: number }
  /** into a field of the lobby, when it is there */
  | { readonly do: 'type'; readonly user: User; readonly field: string; readonly text: string }
  | { readonly do: 'back'; readonly user: User }
  | { readonly do: 'restart'; readonly user: User }
  /** turns a switch of the fault panel, or does the act */
  | { readonly do: 'fault'; readonly user: User; readonly fault: FaultId }
  | { readonly do: 'pause'; readonly ms: number };

export interface Plan {
  readonly language: 'zh' | 'en';
  /** the phones begin in a call, as the lab's own visitors see it; else in their lobbies */
  readonly inCall: boolean;
  readonly actions: readonly Action[];
}

const fewest = 10;
const most = 28;
/** ms; long enough for an outage to be noticed. Most pauses are much shorter: half of them below an eighth of it. */
const longestPause = 12_000;

export function planOf(seed: number): Plan {
  const random = seededRandom(seed, 'monkey');
  const language = random() < 0.5 ? 'zh' : 'en';
  const inCall = random() < 0.5;
  const count = fewest + Math.floor(random() * (most - fewest + 1));
  return { language, inCall, actions: Array.from({ length: count }, () => actionFrom(random)) };
}

/** How often each kind comes, of 100. */
const kinds = [
  [40, (random) => ({ do: 'tap', user: anyUser(random), draw: Math.floor(random() * 1_000_000) })],
  [
    4,
    (random) => ({
      do: 'type',
      user: anyUser(random),
      field: oneOf(random, ['room', 'name']),
      text: oneOf(random, ['', 'lab', 'lab2', '房间 7', 'a#b', 'x'.repeat(200)]),
    }),
  ],
  [8, (random) => ({ do: 'back', user: anyUser(random) })],
  [4, (random) => ({ do: 'restart', user: anyUser(random) })],
  [4, (random) => ({ do: 'fault', user: anyUser(random), fault: 'background' })],
  [16, (random) => ({ do: 'fault', user: anyUser(random), fault: oneOf(random, faultIds) })],
  [24, (random) => ({ do: 'pause', ms: Math.ceil(random() ** 3 * longestPause) })],
] as const satisfies readonly (readonly [number, (random: Random) => Action])[];

function actionFrom(random: Random): Action {
  let left = random() * 100;
  for (const [weight, make] of kinds) {
    left -= weight;
    if (left < 0) return make(random);
  }
  return { do: 'pause', ms: 1 };
}

const anyUser = (random: Random): User => (random() < 0.5 ? 'alice' : 'bob');

function oneOf<T>(random: Random, items: readonly [T, ...T[]] | readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}

/** One line of a report. */
export function wordsOf(action: Action): string {
  switch (action.do) {
    case 'tap':
      return `${action.user} taps`;
    case 'type':
      return `${action.user} types "${action.text.slice(0, 12)}" into`;
    case 'back':
      return `${action.user}: back gesture`;
    case 'restart':
      return `${action.user}: phone restarted`;
    case 'fault':
      return `${action.user}: fault ${action.fault}`;
    case 'pause':
      return `pause of ${action.ms} ms`;
  }
}
