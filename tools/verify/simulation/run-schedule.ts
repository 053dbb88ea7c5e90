/** Runs one schedule on the built mini-program, the real SDK and the gateway, in virtual time, and judges it. */
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { callView } from '../../../machines/index.ts';
import type { CallView } from '../../../machines/index.ts';
import type { Actor } from '../../scenario/actor.ts';
import type { Script, Step } from '../../scenario/script.ts';
import { setStage } from '../../scenario/stage.ts';
import type { Stage } from '../../scenario/stage.ts';
import { perform, startProgress } from '../../scenario/steps.ts';
import type { Progress } from '../../scenario/steps.ts';
import { mended } from './mend.ts';
import { Watch } from './promises.ts';
import type { Breach } from './promises.ts';
import type { Schedule } from './schedule.ts';

export interface Outcome {
  readonly breaches: readonly Breach[];
  /** of the world, up to the first breach */
  readonly trace: string;
  /** ms of virtual time */
  readonly virtualMs: number;
  readonly ending: Ending;
}

/** What a run came to: they talk by themselves, after they took the way that the page offers, or not. */
export type Ending =
  'both talk' | 'talk after a tap' | 'talk after leaving' | 'not both talk' | 'somebody left';

/** ms; longer than the SDK tries to log in again (300 s), and any of the chart's retries after that */
const patience = 400_000;
/** ms; the call has to stay as it is for so long */
const calm = 3_000;
/** ms; more than a logout and a hide may take */
const farewell = 8_000;

/** What fate cannot do now (a tap on a button that is not there, a kick of somebody who is out) does not happen. */
const attempt = async (progress: Progress, step: Step): Promise<void> => {
  try {
    await perform(progress, step);
  } catch {
    // not possible at this moment
  }
};

const viewOf = (actor: Actor): CallView => callView(actor.snapshot);

const talks = (actor: Actor): boolean => {
  const view = viewOf(actor);
  return view.status === 'connected' && view.publisher === 'PUBLISHING' && view.player === 'PLAYING';
};

/** The page says what the user can do, or there is nothing that he wants. */
const offersWayOn = (actor: Actor): boolean => {
  const { status, error, nextStep, can } = viewOf(actor);
  if (status === 'blocked') return nextStep !== '';
  if (can.join) return true;
  return can.leave && (error === '' || nextStep !== '');
};

/** In the room, and what he wants to send is sent. */
const isContent = (actor: Actor): boolean => {
  const { value, context } = actor.snapshot;
  const { intent, fact } = context;
  const view = viewOf(actor);
  if (view.status !== 'connected') return view.can.join || view.status === 'blocked';
  const sends = !intent.publish || value.publisher === 'givenUp' || view.publisher === 'PUBLISHING';
  const sees =
    !intent.play || value.player === 'givenUp' || fact.remotes.length === 0 || view.player === 'PLAYING';
  return sends && sees;
};

const wantsToTalk = (actor: Actor): boolean => {
  const { value, context } = actor.snapshot;
  const isGivenUp = value.publisher === 'givenUp' || value.player === 'givenUp';
  return viewOf(actor).status === 'connected' && context.intent.publish && context.intent.play && !isGivenUp;
};

const inCall = ({ actors }: Stage): readonly Actor[] =>
  [...actors.values()].filter(
    ({ callPages, phone }) => callPages.at(-1) === phone.pages.at(-1) && callPages.length > 0,
  );

/** Each plays what the other publishes now. */
const playEachOther = ([one, other]: readonly Actor[]): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.snapshot.context.fact.player.stream === other.snapshot.context.fact.publisher.stream &&
  other.snapshot.context.fact.player.stream === one.snapshot.context.fact.publisher.stream;

/** Both are in the call, want to talk, and nobody else is there whose stream may play in place of the other's. */
const shouldTalk = (callers: readonly Actor[]): boolean =>
  callers.length === 2 &&
  callers.every(wantsToTalk) &&
  callers.every(({ snapshot }) => snapshot.context.fact.remotes.length <= 1);

const isDone = (stage: Stage): boolean => {
  const callers = inCall(stage);
  return callers.every(isContent) && (!shouldTalk(callers) || playEachOther(callers));
};

const shownOf = (actor: Actor): string => {
  if (actor.callPages.length === 0) return `${actor.user} has had no call`;
  const { status, publisher, player, error } = viewOf(actor);
  return `${actor.user} is ${status}, ${publisher}, ${player}, error "${error}"`;
};

/** What is done may be so for a moment only: as when the stream of one side has not yet reached the other. */
const settle = async (stage: Stage): Promise<void> => {
  const { world } = stage;
  const end = world.clock.now() + patience;
  while (world.clock.now() < end) {
    await world.clock.runUntil(() => isDone(stage), end - world.clock.now());
    await world.run(calm);
    if (isDone(stage)) return;
  }
};

const judgeEnd = async (stage: Stage, watch: Watch): Promise<Ending> => {
  await settle(stage);
  const callers = inCall(stage);
  for (const actor of callers) {
    if (!isContent(actor)) watch.report('settles', shownOf(actor));
    if (!offersWayOn(actor)) watch.report('wayOn', shownOf(actor));
    if (viewOf(actor).status !== actor.phone.page.data['status']) watch.report('viewIsTrue', shownOf(actor));
  }
  if (!shouldTalk(callers)) return callers.length < 2 ? 'somebody left' : 'not both talk';
  if (!callers.every(talks) || !playEachOther(callers))
    watch.report('bothTalk', callers.map(shownOf).join('; '));
  return 'both talk';
};

/** What a user taps who still wants to talk: the first of these that can act. */
const waysIn = ['#rejoin', '#publish', '#play'] as const;

/**
 * Whoever is out of the call or lacks a direction takes the way that the page offers; whoever left comes again. The last
 * round leaves first, as the page says to do about what only another session mends.
 */
const insist = async (progress: Progress, isLast: boolean): Promise<void> => {
  for (const [phone, { phone: hand, callPages }] of progress.stage.actors) {
    if (isLast && hand.view.has('#leave')) {
      hand.tap('#leave');
      await progress.stage.world.run(farewell);
    }
    if (callPages.length === 0 || callPages.at(-1) !== hand.pages.at(-1)) {
      const choice = { room: 'r1', publish: true, camera: true, microphone: true, taps: 1 };
      await attempt(progress, { do: 'join', phone, ...choice });
      continue;
    }
    for (const way of waysIn)
      if (hand.view.has(way) && !hand.view.isDisabled(way)) {
        hand.tap(way);
        await progress.stage.world.run(20);
      }
  }
};

const leaveAll = async ({ world, actors }: Stage): Promise<void> => {
  for (const { phone } of actors.values()) while (phone.pages.length > 1 && phone.back());
  await world.run(farewell);
};

/** A few rounds: a kick may still be on its way, a token may have to be fetched again. */
const rounds = 3;

const insistAndJudge = async (progress: Progress, watch: Watch): Promise<Ending> => {
  let ending: Ending = 'not both talk';
  let last = 0;
  for (let round = 0; round < rounds && ending !== 'both talk'; round += 1) {
    await insist(progress, round === rounds - 1);
    ending = await judgeEnd(progress.stage, watch);
    last = round;
  }
  if (ending === 'both talk') return last === rounds - 1 ? 'talk after leaving' : 'talk after a tap';
  watch.report('bothTalk', [...progress.stage.actors.values()].map(shownOf).join('; '));
  return ending;
};

/** @param script that of the schedule, or a part of it */
export const runSchedule = async (
  { seed, latencyMs, jitterMs, promises, events }: Schedule,
  script: Script,
  program: ProgramFiles,
): Promise<Outcome> => {
  const [course] = script.courses;
  if (course === undefined) throw new Error('the schedule has no course');
  const conditions = { program, seed, latencyMs, jitterMs, promises, events, platform: null };
  const stage = setStage(script, course, conditions);
  const progress = startProgress(stage);
  const watch = new Watch(stage);
  try {
    for (const step of course.steps) await attempt(progress, step);
    for (const step of mended) await attempt(progress, step);
    for (const actor of inCall(stage)) comeBack(actor);
    const first = await judgeEnd(stage, watch);
    const ending = first === 'both talk' ? first : await insistAndJudge(progress, watch);
    await leaveAll(stage);
    watch.finish();
    return {
      breaches: watch.breaches,
      trace: watch.trace,
      virtualMs: stage.world.clock.elapsed(),
      ending,
    };
  } finally {
    for (const { phone } of stage.actors.values()) phone.destroy();
    stage.world.gateway.dispose();
  }
};

/** The user looks at the call again, and the phone call is over. */
const comeBack = ({ phone }: Actor): void => {
  phone.foreground();
  phone.endAudioInterruption();
};
