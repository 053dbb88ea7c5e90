/**
 * A seed becomes a schedule: two people with phones who do what users do, and a world that does to them what worlds do.
 * It is a scenario script, so that a schedule that finds a bug is replayed as any scenario is.
 */
import { seededRandom } from '../../../lab/clock/index.ts';
import type { Random } from '../../../lab/clock/index.ts';
import type { EventOrder, PromiseOrder } from '../../../lab/realm/index.ts';
import type { Script, Step } from '../../scenario/script.ts';
import { faultKinds } from './fault-kinds.ts';
import type { Mischief } from './fault-kinds.ts';

export interface Schedule {
  readonly seed: number;
  readonly script: Script;
  /** ms */
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly promises: PromiseOrder;
  readonly events: EventOrder;
  /** names of the faults in it */
  readonly faults: readonly string[];
}

export const people = { A: 'alice', B: 'bob' } as const;
export type PhoneName = keyof typeof people;

const pick = <T>(random: Random, from: readonly [T, ...T[]]): T =>
  from[Math.floor(random() * from.length)] ?? from[0];

const chance = (random: Random, probability: number): boolean => random() < probability;

const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/** Short waits hit turns, middle ones replies, long ones retries and time-outs. */
const pause = (random: Random): Step => {
  const kind = random();
  if (kind < 0.4) return { do: 'wait', ms: between(random, 0, 60) };
  if (kind < 0.8) return { do: 'wait', ms: between(random, 60, 1_500) };
  return { do: 'wait', ms: between(random, 1_500, 20_000) };
};

const join = (random: Random, phone: PhoneName): Step => ({
  do: 'join',
  phone,
  room: 'r1',
  publish: chance(random, 0.85),
  camera: chance(random, 0.9),
  microphone: chance(random, 0.9),
  taps: chance(random, 0.15) ? 2 : 1,
});

const controls = [
  'camera',
  'microphone',
  'publish',
  'stopPublish',
  'play',
  'stopPlay',
  'nextStep',
  'rejoin',
] as const;

const tap = (phone: PhoneName, control: string): Step & { do: 'tap' } => ({ do: 'tap', phone, control });

const userAct = (random: Random, phone: PhoneName): readonly Step[] => {
  const kind = random();
  if (kind < 0.6) return [tap(phone, pick(random, controls))];
  if (kind < 0.75) return [tap(phone, 'leave'), pause(random), tap(phone, 'rejoin')];
  if (kind < 0.85) return [{ do: 'unload', phone }, pause(random), join(random, phone)];
  if (kind < 0.95)
    return [
      {
        do: 'when',
        phone,
        calls: pick(random, [
          'loginRoom',
          'startPublishingStream',
          'startPlayingStream',
          'updatePlayerState',
          'stopPublishingStream',
          'logoutRoom',
        ]),
        later: chance(random, 0.5) ? 0 : between(random, 1, 80),
        then: [
          chance(random, 0.4) ? { do: 'unload', phone } : tap(phone, pick(random, ['leave', ...controls])),
        ],
      },
    ];
  return [tap(phone, 'leave')];
};

const mischiefOf = (
  random: Random,
  phone: PhoneName,
): { readonly name: string; readonly steps: Mischief } => {
  const [name, make] = pick(random, faultKinds);
  return { name, steps: make({ random, phone, user: people[phone] }) };
};

export const scheduleOf = (seed: number): Schedule => {
  const random = seededRandom(seed, 'schedule');
  const steps: Step[] = [];
  const faults: string[] = [];
  const phones = chance(random, 0.5) ? (['A', 'B'] as const) : (['B', 'A'] as const);
  for (const phone of phones) {
    if (chance(random, 0.3)) {
      const { name, steps: done } = mischiefOf(random, phone);
      // nobody is in a room yet: what needs somebody there is skipped by the run
      steps.push(...done.begin);
      faults.push(name);
    }
    steps.push(join(random, phone), pause(random));
  }
  const length = between(random, 2, 9);
  for (let at = 0; at < length; at += 1) {
    const phone = pick<PhoneName>(random, ['A', 'B']);
    if (chance(random, 0.5)) steps.push(...userAct(random, phone));
    else {
      const { name, steps: done } = mischiefOf(random, phone);
      faults.push(name);
      steps.push(...done.begin, pause(random));
      if (chance(random, 0.7)) steps.push(...done.end);
    }
    steps.push(pause(random));
  }
  return {
    seed,
    latencyMs: pick(random, [1, 20, 60, 150, 400]),
    jitterMs: pick(random, [0, 0, 30, 200]),
    promises: pick(random, ['microtasks', 'microtasks', 'macrotasks', 'mixed']),
    events: chance(seededRandom(seed, 'events'), 0.5) ? 'shuffled' : 'sent',
    faults,
    script: {
      id: `seed${seed}`,
      title: `schedule of seed ${seed}`,
      phones: { A: { user: people.A }, B: { user: people.B } },
      tokenSeconds: chance(random, 0.2) ? between(random, 31, 120) : 3_600,
      courses: [
        {
          name: 'as the seed has it',
          platform: chance(random, 0.3) ? 'iOS' : 'Android',
          steps,
          expect: { phones: {}, gateway: { sees: [], neverSees: [] } },
        },
      ],
    },
  };
};
