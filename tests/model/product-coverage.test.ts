/**
 * The chart as the product runs it: the built mini-program with its page, adapters and the real SDK, in the bare realm.
 * Every state that the chart has is entered and every event that it names arrives, through the scenarios and through
 * what only a test does to a phone. Which transitions that takes is printed; the rest is for the exhaustive search.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../lab/realm/index.ts';
import { callMachine } from '../../machines/index.ts';
import type { BoundCall } from '../../src/bind-call.ts';
import { Actor } from '../../tools/scenario/actor.ts';
import { scenario, scenarioIds } from '../../tools/scenario/library.ts';
import { runScript } from '../../tools/scenario/run.ts';
import type { Course, Script, Step } from '../../tools/scenario/script.ts';
import { setStage } from '../../tools/scenario/stage.ts';
import type { Stage } from '../../tools/scenario/stage.ts';
import { perform } from '../../tools/scenario/steps.ts';
import { runSchedule } from '../../tools/verify/simulation/run-schedule.ts';
import { scheduleOf } from '../../tools/verify/simulation/schedule.ts';
import { builtProgram } from '../../tools/verify/simulation/simulate.ts';
import { eventTypesOf, stateIdsOf, transitionsOf } from './chart.ts';

const transitionText = (source: string, on: string, targets: readonly string[]): string =>
  `${source}: ${on} → ${targets.join(', ')}`;

const statesIn = (value: unknown, prefix: string): readonly string[] => {
  if (typeof value === 'string') return [`${prefix}.${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    `${prefix}.${name}`,
    ...statesIn(inner, `${prefix}.${name}`),
  ]);
};

/** What the calls of all phones went through. */
class Coverage {
  readonly states = new Set<string>();
  readonly events = new Set<string>();
  readonly transitions = new Set<string>();

  watch(call: BoundCall): void {
    // a page joins before anybody can watch its call
    this.events.add('page.joinTapped');
    this.#look(call);
    call.onStep(({ transitions }) => {
      this.#look(call);
      for (const { source, on, targets } of transitions) {
        this.events.add(on);
        this.transitions.add(transitionText(source, on, targets));
        // a state that is left at once is never looked at
        for (const state of [source, ...targets]) this.states.add(state);
      }
    });
  }

  #look(call: BoundCall): void {
    for (const state of statesIn(call.snapshot().value, 'call')) this.states.add(state);
  }
}

const coverage = new Coverage();
const watched = new WeakSet<BoundCall>();
const join = Actor.prototype.join;

const callOf = (actor: Actor): BoundCall | null => {
  const page = actor.callPages.at(-1);
  const call: unknown = page === undefined ? null : Reflect.get(page.instance, 'call');
  return typeof call === 'object' && call !== null ? (call as BoundCall) : null;
};

const course: Course = {
  name: 'by hand',
  platform: 'Android',
  steps: [],
  expect: { phones: {}, gateway: { sees: [], neverSees: [] } },
};
const people: Pick<Script, 'phones' | 'tokenSeconds' | 'latency'> = {
  phones: { A: { user: 'alice' } },
  tokenSeconds: 3_600,
};

const joining: Step = {
  do: 'join',
  phone: 'A',
  room: 'r1',
  publish: true,
  camera: true,
  microphone: true,
  taps: 1,
};

let program: ProgramFiles;

/** One phone on a stage of its own; `before` and `after` the join. */
const byHand = async (
  before: (stage: Stage, alice: Actor) => void,
  after: (stage: Stage, alice: Actor) => Promise<void>,
): Promise<void> => {
  const stage = setStage(people, course, { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null });
  const alice = stage.actors.get('A');
  if (alice === undefined) throw new Error('no phone');
  before(stage, alice);
  await perform({ stage, marks: new Map(), failures: [] }, joining);
  await after(stage, alice);
  alice.phone.destroy();
  await stage.world.run(10_000);
  stage.world.gateway.dispose();
};
const nothing = (): void => undefined;

const ends = ['tapLeave', 'tapBack', 'tapNextStep'];

/** Every tap that the page can hear, also of controls that this phone does not show, but those that end the call. */
const tapEverything = async (stage: Stage, { phone }: Actor): Promise<void> => {
  const taps = Object.keys(phone.page.instance).filter(
    (name) => name.startsWith('tap') && !ends.includes(name),
  );
  for (const name of taps) {
    phone.page.call(name);
    await stage.world.run(100);
  }
};

describe('on the product', () => {
  beforeAll(async () => {
    program = await builtProgram();
    Actor.prototype.join = async function (this: Actor, choice) {
      await join.call(this, choice);
      const call = callOf(this);
      if (call === null || watched.has(call)) return;
      watched.add(call);
      coverage.watch(call);
    };
  }, 60_000);
  afterAll(() => {
    Actor.prototype.join = join;
  });

  it('the scenarios run', { timeout: 60_000 }, async () => {
    for (const id of scenarioIds())
      await runScript(scenario(id), { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null });
  });

  it(
    'a client too old, a component that fails, and every control there is',
    { timeout: 20_000 },
    async () => {
      await byHand(
        (_stage, { phone }) => phone.device.change({ clientVersion: '10.1.0' }),
        (stage) => stage.world.run(1_000),
      );
      await byHand(nothing, async (stage, alice) => {
        await stage.world.run(3_000);
        alice.phone.rtcRoom.emit('error', { error: 1 });
        await tapEverything(stage, alice);
      });
    },
  );

  it('some seeds run', { timeout: 60_000 }, async () => {
    for (const seed of [5, 11, 17, 23, 29, 34, 162, 224]) {
      const schedule = scheduleOf(seed);
      await runSchedule(schedule, schedule.script, program);
    }
  });

  it('every event that the chart names arrives', () => {
    expect(eventTypesOf(callMachine).filter((type) => !coverage.events.has(type))).toEqual([]);
  });

  it('every state that the chart has is entered', () => {
    const all = transitionsOf(callMachine).map(({ source, eventType, target }) =>
      transitionText(source.id, eventType, target?.map(({ id }) => id) ?? []),
    );
    const taken = new Set(all.filter((transition) => coverage.transitions.has(transition)));
    console.log(`${taken.size} of ${new Set(all).size} transitions taken on the product`);
    expect(stateIdsOf(callMachine).filter((id) => !coverage.states.has(id))).toEqual([]);
  });
});
