/** Carries out the steps of a scenario. */
import type { Phone } from '../../lab/realm/index.ts';
import type { Actor } from './actor.ts';
import { part, repair, tap, talk } from './talk-and-part.ts';
import type { Act, Shows, Step, When } from './script.ts';
import type { Stage } from './stage.ts';

/** A run in progress: what steps change besides the stage. */
export interface Progress {
  readonly stage: Stage;
  /** mounts of each phone at the last `mark` */
  readonly marks: Map<string, number>;
  /** what a `when` did wrong, told after the run */
  readonly failures: string[];
  /** what a `when` still waits for, or has still to do */
  readonly due: Set<string>;
}

export const startProgress = (stage: Stage): Progress => ({
  stage,
  marks: new Map(),
  failures: [],
  due: new Set(),
});

export const textOf = (reason: unknown): string =>
  reason instanceof Error ? reason.message : String(reason);

const actorOf = ({ stage }: Progress, name: string): Actor => {
  const actor = stage.actors.get(name);
  if (actor === undefined) throw new Error(`the script has no phone ${name}`);
  return actor;
};

const holds = (shown: Required<Shows>, wanted: Shows): boolean =>
  Object.entries(wanted).every(([key, value]) => Reflect.get(shown, key) === value);

/** @param place where the step stands in its script, for what goes wrong later */
export const perform = async (progress: Progress, step: Step, place: string = step.do): Promise<void> => {
  await performed(progress, step, place);
  for (const actor of progress.stage.actors.values()) actor.notice();
};

const performed = (progress: Progress, step: Step, place: string): Promise<void> => {
  const { world } = progress.stage;
  switch (step.do) {
    case 'join':
      return actorOf(progress, step.phone).join(step);
    case 'wait':
      return world.run(step.ms);
    case 'until': {
      const actor = actorOf(progress, step.phone);
      return world.until(
        () => holds(actor.shows, step.shows),
        step.within,
        `${step.phone} showing ${JSON.stringify(step.shows)}`,
      );
    }
    case 'talk':
      return talk(progress.stage, step);
    case 'part':
      return part(progress.stage, step.room);
    case 'when':
      return prepareReaction(progress, step, place);
    default:
      return act(progress, step);
  }
};

/** Steps that take no time. */
const act = async (progress: Progress, step: Act): Promise<void> => {
  const { stage } = progress;
  switch (step.do) {
    case 'launch':
      return launch(actorOf(progress, step.phone), step);
    case 'tap':
      return tap(actorOf(progress, step.phone).phone, step.control);
    case 'type':
      return actorOf(progress, step.phone).phone.input(`#${step.field}`, step.text);
    case 'open':
      return open(actorOf(progress, step.phone).phone, step.url);
    case 'latency':
      actorOf(progress, step.phone).phone.network.latencyMs = step.ms;
      return;
    case 'platform': {
      const { faults } = actorOf(progress, step.phone).phone;
      return faults.set(step.name, step.fault === 'none' ? null : step.fault);
    }
    case 'repair':
      return repair(stage);
    case 'network':
      return changeNetwork(actorOf(progress, step.phone), step.is);
    case 'gateway':
      stage.bots.follow(step.fault);
      return stage.world.gateway.applyFault(step.fault);
    case 'rtmpEvent':
      return emitRtmpEvent(actorOf(progress, step.phone), step.code, step.mount);
    case 'component':
      return void Object.assign(actorOf(progress, step.phone).phone.rtcRoom.behaviour, step.is);
    case 'device':
      return actorOf(progress, step.phone).phone.device.change(step.is);
    case 'credentials':
      stage.credentials.failWith = step.status === 200 ? null : step.status;
      return;
    case 'interruption':
      return actorOf(progress, step.phone).phone.beginAudioInterruption();
    case 'interruptionEnd':
      return actorOf(progress, step.phone).phone.endAudioInterruption();
    case 'unload':
      if (!actorOf(progress, step.phone).phone.back()) throw new Error(`${step.phone} has no page to leave`);
      return;
    case 'background':
      return actorOf(progress, step.phone).phone.background();
    case 'foreground':
      return actorOf(progress, step.phone).phone.foreground();
    case 'mark':
      for (const [name, { phone }] of stage.actors) progress.marks.set(name, phone.rtcRoom.mounts.length);
  }
};

const open = (phone: Phone, url: string): void => {
  if (phone.pages.length === 0) throw new Error(`${phone.name} has not opened the mini-program`);
  phone.open(url);
};

const launch = ({ phone }: Actor, { path, query }: Extract<Act, { readonly do: 'launch' }>): void => {
  if (phone.pages.length > 0) phone.destroy();
  phone.launch(path === undefined ? {} : { path, query });
};

const changeNetwork = ({ phone }: Actor, is: 'online' | 'offline' | 'halfOpen'): void => {
  phone.setHalfOpen(is === 'halfOpen');
  if (is === 'offline') phone.goOffline();
  else if (!phone.device.profile.online) phone.goOnline();
};

/** A mount that is gone may report late; one that there never was reports nothing. */
const emitRtmpEvent = (
  { phone: { name, rtcRoom } }: Actor,
  code: number,
  mount = rtcRoom.mounts.length,
): void => {
  if (rtcRoom.mounts[mount - 1] === undefined) throw new Error(`${name} has no mount ${mount || ''}`.trim());
  rtcRoom.emit('rtmpEvent', { code }, mount);
};

/** Reacts once, in the turn of the moment itself or, with `later`, so many ms after it. */
const prepareReaction = async (
  progress: Progress,
  { phone: name, ...when }: When,
  place: string,
): Promise<void> => {
  const { world } = progress.stage;
  const actor = actorOf(progress, name);
  const { calls, replies } = when;
  const never = `${place}: ${calls ?? replies} of ${name} never came`;
  const early = `${place}: the script ended before its ${when.later} ms were over`;
  progress.due.add(never);
  const react = (): void => {
    stop();
    progress.due.delete(never);
    const run = (): void => {
      progress.due.delete(early);
      for (const step of when.then)
        act(progress, step).catch((reason: unknown) =>
          progress.failures.push(`${place}: ${step.do}: ${textOf(reason)}`),
        );
    };
    if (when.later === 0) return run();
    progress.due.add(early);
    world.clock.setTimeout(run, when.later);
  };
  const stop =
    calls !== undefined
      ? actor.onSdkCall(({ method }) => method === calls && react())
      : world.gateway.journal.onEntry(({ type, ...entry }) => {
          if (type === replies && 'user' in entry && entry.user === actor.user) react();
        });
};
