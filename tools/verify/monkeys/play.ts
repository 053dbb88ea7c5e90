/**
 * Plays moves on the built mini-program, the real SDK and the gateway, in virtual time; then everything is repaired, and two
 * reasonable users have a call and leave it. What was done is a scenario.
 */
import { seededRandom } from '../../../lab/clock/index.ts';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { secretsIn } from '../../scenario/secrets.ts';
import { setStage } from '../../scenario/stage.ts';
import type { Stage } from '../../scenario/stage.ts';
import { perform, startProgress, textOf } from '../../scenario/steps.ts';
import type { Progress } from '../../scenario/steps.ts';
import type { Script, Step } from '../../scenario/script.ts';
import { rejectionsDuring } from '../rejections.ts';
import type { Move, Plan } from './plan.ts';

export interface Finding {
  /** equal for findings of one kind */
  readonly kind: string;
  readonly detail: string;
}

export interface Outcome {
  /** the moves that could be made */
  readonly done: readonly Step[];
  readonly findings: readonly Finding[];
  /** ms of virtual time */
  readonly virtualMs: number;
  /** ms from the repair to the call; null where there was none */
  readonly callAfter: number | null;
}

const endingOf = ({ patient }: Pick<Plan, 'patient'>): readonly Step[] => [
  { do: 'repair' },
  { do: 'talk', room: 'r1', within: 60_000, patient },
  { do: 'part', room: 'r1' },
];

/** @param moves those of the plan, or some of them */
export const play = async (
  plan: Pick<Plan, 'world' | 'patient'>,
  moves: readonly Move[],
  program: ProgramFiles,
): Promise<Outcome> => {
  const [outcome, rejected] = await rejectionsDuring(() => playOn(plan, moves, program));
  return { ...outcome, findings: [...outcome.findings, ...rejected.map(findingOf)] };
};

const playOn = async (
  plan: Pick<Plan, 'world' | 'patient'>,
  moves: readonly Move[],
  program: ProgramFiles,
): Promise<Outcome> => {
  const conditions = { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  const stage = setStage(plan.world, { platform: 'Android' }, conditions);
  const progress = startProgress(stage);
  const now = (): number => stage.world.clock.elapsed();
  try {
    const done: Step[] = [];
    for (const move of moves) {
      const step = stepOf(stage, move);
      if (step !== null && (await isPossible(progress, step))) done.push(step);
    }
    const repairedAt = now();
    let callAfter: number | null = null;
    const failures: Finding[] = [];
    for (const step of endingOf(plan))
      try {
        await perform(progress, step);
        if (step.do === 'talk') callAfter = now() - repairedAt;
      } catch (error) {
        failures.push(findingOf(textOf(error)));
        break;
      }
    return { done, findings: [...failures, ...findingsOn(stage)], virtualMs: now(), callAfter };
  } finally {
    for (const { phone } of stage.actors.values()) phone.destroy();
    stage.world.gateway.dispose();
  }
};

/** What was done, as `npm run scenario -- --file` plays it. */
export const scenarioOf = (plan: Plan, done: readonly Step[]): Script => ({
  id: `monkeys${plan.seed}`,
  title: `what the monkeys of seed ${plan.seed} did`,
  ...plan.world,
  courses: [
    {
      name: 'then a call, and out of it',
      platform: 'Android',
      steps: [...done, ...endingOf(plan)],
      expect: { phones: {}, gateway: { sees: [], neverSees: [] } },
    },
  ],
});

/** null where there is nothing to tap. */
const stepOf = ({ actors }: Stage, move: Move): Step | null => {
  if (move.do !== 'tapAny') return move;
  const { phone, draw } = move;
  const hand = actors.get(phone)?.phone;
  if (hand === undefined || hand.pages.length === 0 || hand.inBackground) return null;
  // a page whose order of controls changes is tapped where it was before
  const scored = hand.view.touchable.map(({ id }) => ({ id, score: seededRandom(draw, id)() }));
  const [first] = scored.sort((one, other) => other.score - one.score);
  return first === undefined ? null : { do: 'tap', phone, control: first.id };
};

/** A tap on a button that is not there, or a kick of somebody who is out, does not happen. */
const isPossible = async (progress: Progress, step: Step): Promise<boolean> => {
  try {
    await perform(progress, step);
    return true;
  } catch {
    return false;
  }
};

const findingOf = (text: string): Finding => ({
  kind: (text.split('\n', 1)[0] ?? '').replace(/\{.*/, '').replace(/\b\d+\b|(alice|bob)-\S+/g, 'N'),
  detail: text,
});

const findingsOn = (stage: Stage): readonly Finding[] => [
  ...[...stage.actors.values()].flatMap(({ user, phone, callPages }) => [
    ...phone.saidAndSent.disagreements.map(({ kind, sentence, from, ms }) => ({
      kind,
      detail: `${user} from ${from} ms on, for ${ms} ms: ${sentence}`,
    })),
    ...(callPages.some((page) => phone.saidAndSent.isSilent(page))
      ? [findingOf('its call page says nothing')]
      : []),
    ...phone.errors.map((error) => findingOf(`threw ${error}`)),
    ...phone.rtcRoom.warnings.map((warning) => findingOf(`<rtc-room> warned: ${warning}`)),
  ]),
  ...secretsIn(stage).map(findingOf),
];
