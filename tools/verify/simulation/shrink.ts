/**
 * Makes a failing schedule small: drops steps, calms the network, and shortens waits, as long as the same promise stays
 * broken. What is left is a scenario that `npm run scenario -- --file` replays.
 */
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import type { Script, Step } from '../../scenario/script.ts';
import type { PromiseName } from './promises.ts';
import { runSchedule } from './run-schedule.ts';
import type { Schedule } from './schedule.ts';

export interface Shrunk {
  readonly schedule: Schedule;
  readonly runs: number;
}

const withSteps = (schedule: Schedule, steps: readonly Step[]): Schedule => ({
  ...schedule,
  script: {
    ...schedule.script,
    courses: schedule.script.courses.map((course) => ({ ...course, steps: [...steps] })),
  },
});

const stepsOf = ({ script }: Schedule): readonly Step[] => script.courses[0]?.steps ?? [];

const joiners = (schedule: Schedule): string =>
  [...new Set(stepsOf(schedule).flatMap((step) => (step.do === 'join' ? [step.phone] : [])))].sort().join();

/** Simpler schedules than this one, the boldest first. */
const simpler = function* (schedule: Schedule): Generator<Schedule> {
  if (schedule.promises !== 'microtasks') yield { ...schedule, promises: 'microtasks' };
  if (schedule.events !== 'sent') yield { ...schedule, events: 'sent' };
  if (schedule.jitterMs !== 0) yield { ...schedule, jitterMs: 0 };
  if (schedule.latencyMs !== 20) yield { ...schedule, latencyMs: 20 };
  const steps = stepsOf(schedule);
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < steps.length; from += size)
      yield withSteps(schedule, [...steps.slice(0, from), ...steps.slice(from + size)]);
  for (const [index, step] of steps.entries())
    if (step.do === 'wait' && step.ms > 100)
      yield withSteps(
        schedule,
        steps.map((other, at) => (at === index ? { do: 'wait', ms: Math.floor(step.ms / 2) } : other)),
      );
};

/** @param most runs that it may take */
export const shrink = async (
  failing: Schedule,
  promise: PromiseName,
  program: ProgramFiles,
  most = 120,
): Promise<Shrunk> => {
  let schedule = failing;
  let runs = 0;
  const fails = async (candidate: Schedule): Promise<boolean> => {
    runs += 1;
    const { breaches } = await runSchedule(candidate, candidate.script, program);
    return breaches.some((breach) => breach.promise === promise);
  };
  const improve = async (): Promise<boolean> => {
    for (const candidate of simpler(schedule)) {
      if (runs >= most) return false;
      // people who never joined do not talk either: that would be another failure
      if (joiners(candidate) !== joiners(failing) || !(await fails(candidate))) continue;
      schedule = candidate;
      return true;
    }
    return false;
  };
  while (await improve());
  return { schedule, runs };
};

/** The schedule as a scenario file: its steps, the world mended, and time to come to rest. */
export const scenarioFileOf = ({ script, seed, latencyMs }: Schedule, mended: readonly Step[]): Script => ({
  ...script,
  title: `shrunk from seed ${seed}`,
  latency: latencyMs,
  courses: script.courses.map((course) => ({
    ...course,
    steps: [...course.steps, ...mended, { do: 'wait', ms: 60_000 }],
  })),
});
