/**
 * A path of the model on the product: the built mini-program on a phone in the bare realm, the real SDK, the gateway. Each
 * event of the path is brought about by what causes it outside: a tap, a server's answer, the component, time. What the
 * product went through is read from its own flight recorder.
 */
import type { Fault } from '../../../lab/gateway/index.ts';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { callMachine } from '../../../machines/index.ts';
import type { ZegoEvent } from '../../../machines/index.ts';
import { toVendorCode } from '../../../src/adapters/zego/rtmp-codes.ts';
import type { BoundCall } from '../../../src/bind-call.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { chartOf, delayName, isLoggingIn, transitionName } from './chart.ts';
import type { ChartEvent, Snapshot } from './chart.ts';
import type { EdgePath, Moment } from './edge-paths.ts';
import { applyConditions, conditionsFor } from './product-conditions.ts';
import { seamOf } from './product-seam.ts';
import type { Seam } from './product-seam.ts';

/** What a call on a phone went through. */
export interface Passed {
  /** by name, see `transitionName` */
  readonly transitions: ReadonlySet<string>;
  /** types, in order */
  readonly heard: readonly string[];
  /** ids as XState has them */
  readonly states: ReadonlySet<string>;
  /** '' where the replay on the chart agrees with the phone */
  readonly divergence: string;
}

const room = 'r1';
const [me, bob] = ['alice', 'bob'];
const published: Fault = { type: 'botPublish', room, user: bob, stream: 'b' };
const unpublished: Fault = { type: 'botStop', room, user: bob, stream: 'b' };

const taps: Readonly<Record<string, string>> = {
  'page.retryTapped': 'tapRejoin',
  'page.withoutCameraTapped': 'tapWithoutCamera',
  'page.leaveTapped': 'tapLeave',
  'page.publishTapped': 'tapPublish',
  'page.stopPublishTapped': 'tapStopPublish',
  'page.playTapped': 'tapPlay',
  'page.stopPlayTapped': 'tapStopPlay',
  'page.cameraTapped': 'tapCamera',
  'page.microphoneTapped': 'tapMicrophone',
  'page.switchCameraTapped': 'tapSwitchCamera',
};

/** ms of virtual time that an event may take to come: the longest are the SDK's own 300 s of retrying. */
const patience = 20_000;
const longPatience = 340_000;
const delaysAreLong = /^(backgroundLimit|reconnectLimit|loginTimeout|rejoinBackOff|rejoinLimit)$/;

const patienceFor = (event: ChartEvent): number =>
  event.type === 'zego.roomDisconnected' || delaysAreLong.test(delayName(event)) ? longPatience : patience;

const statesOf = (value: unknown, prefix: string): readonly string[] => {
  if (typeof value === 'string') return [`${prefix}.${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
    `${prefix}.${name}`,
    ...statesOf(inner, `${prefix}.${name}`),
  ]);
};

/** Takes a flight recorder's text through the chart again and notes what it passes. */
const passedBy = (text: string): Passed => {
  const trace = readTrace(text);
  const { start, steps, divergence } = replay(trace);
  const transitions = new Set<string>();
  const states = new Set<string>(statesOf(start.value, 'call'));
  const chart = chartOf(callMachine, start.context, (taken) => {
    transitions.add(transitionName(taken));
    for (const { id } of [taken.source, ...(taken.target ?? [])]) states.add(id);
  });
  let snapshot: Snapshot = start;
  for (const { recorded } of steps) {
    snapshot = chart.step(snapshot, recorded.event as ChartEvent).snapshot;
    for (const state of statesOf(snapshot.value, 'call')) states.add(state);
  }
  return {
    transitions,
    states,
    heard: steps.map(({ recorded }) => recorded.event.type),
    divergence: divergence === null ? '' : JSON.stringify(divergence),
  };
};

const isOnline = (event: ChartEvent): boolean => Reflect.get(event, 'online') === true;

/** One phone that follows a path as far as the product lets it. */
class Follower {
  readonly #stage: Stage;
  readonly #alice: Actor;
  #call: BoundCall | null = null;
  /** of the engine of now, where the program has one */
  #seam: Seam | null = null;
  /** types of the events that the chart got, in order; null where the path has had it */
  readonly #heard: (string | null)[] = [];

  constructor(program: ProgramFiles, platform: 'Android' | 'iOS', renderDelayMs: number) {
    this.#stage = setStage(
      { phones: { A: { user: me }, B: { user: bob } }, tokenSeconds: 3_600 },
      { platform },
      { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null, renderDelayMs },
    );
    const alice = this.#stage.actors.get('A');
    if (alice === undefined) throw new Error('no phone A');
    this.#alice = alice;
  }

  async follow(moments: readonly Moment[]): Promise<void> {
    for (const [index, moment] of moments.entries()) {
      applyConditions(conditionsFor(moments.slice(index)), this.#stage);
      if (!(await this.#bringAbout(moment))) return;
      await this.#catchUp(moment);
    }
  }

  /** The same, but the last event comes from the engine's interface, whatever the SDK makes of it. */
  async followToSeam(moments: readonly Moment[]): Promise<void> {
    await this.follow(moments.slice(0, -1));
    const last = moments.at(-1);
    if (last === undefined || this.#seam === null) return;
    await this.#getUnderWay(last.before);
    this.#inject(last.event, this.#seam);
    await this.#stage.world.clock.runUntil(
      () => this.#heard.includes(last.event.type),
      patienceFor(last.event),
    );
  }

  /** As the engine of this session, in this room. A delay runs out because the engine says nothing. */
  #inject(event: ChartEvent, seam: Seam): void {
    const { fact, intent } = this.#alice.snapshot.context;
    this.#heard.fill(null);
    if ('error' in event && event.error !== null && event.type === 'publisher.urlFailed')
      return seam.refuse('startPublishingStream', event.error);
    if ('error' in event && event.error !== null && event.type === 'player.urlFailed')
      return seam.refuse('startPlayingStream', event.error);
    if (event.type.startsWith('zego.'))
      seam.tell({ ...event, session: fact.session, room: intent.room } as ZegoEvent);
    else seam.silent = true;
  }

  /** What the call's flight recorder holds. */
  get trace(): string {
    return this.#call?.trace() ?? '';
  }

  end(): void {
    for (const { phone } of this.#stage.actors.values()) phone.destroy();
    this.#stage.world.gateway.dispose();
  }

  /** Whether the event came. Answers may have come before their turn, what is caused comes after its cause. */
  async #bringAbout({ event, before }: Moment): Promise<boolean> {
    if (event.type === 'page.joinTapped') {
      await this.#join(event);
      return true;
    }
    await this.#prepare(event, before);
    const soFar = this.#heard.length;
    const isCaused = await this.#tryToCause(event, before);
    const from = isCaused ? soFar : 0;
    return this.#stage.world.clock.runUntil(() => this.#take(event.type, from), patienceFor(event));
  }

  /** Who is to come back must have gone, and a component that is to speak must be there. */
  async #prepare(event: ChartEvent, before: Snapshot): Promise<void> {
    const { phone } = this.#alice;
    const { world } = this.#stage;
    // in a call another network comes: one that goes takes the socket with it
    if (isOnline(event) && phone.device.profile.online && before.value.room !== 'connected')
      phone.goOffline();
    await world.run(0);
    if (event.type.startsWith('page.')) await this.#getUnderWay(before);
    if (event.type === 'rtcRoom.failed' || event.type === 'rtcRoom.switchFailed')
      await world.clock.runUntil(() => phone.rtcRoom.current !== undefined, patience);
  }

  /** A login that the server has not seen is called off without a word. */
  async #getUnderWay(before: Snapshot): Promise<void> {
    const { clock, gateway } = this.#stage.world;
    if (!isLoggingIn(before)) return;
    const hasSeen = (): boolean =>
      gateway.journal.entries.some(({ type }) => type === 'login' || type === 'rejected');
    await clock.runUntil(hasSeen, patience);
  }

  /** Where nobody is there to be kicked or no component to speak, nothing is caused. */
  async #tryToCause(event: ChartEvent, before: Snapshot): Promise<boolean> {
    try {
      return await this.#cause(event, before);
    } catch {
      return true;
    }
  }

  #take(type: string, from: number): boolean {
    const at = this.#heard.indexOf(type, from);
    if (at < 0) return false;
    this.#heard[at] = null;
    return true;
  }

  /** The searches retry once, the product more often: it fails on until it gives up as well. */
  async #catchUp({ event, after }: Moment): Promise<void> {
    const givesUp = ({ value }: Pick<Snapshot, 'value'>): readonly boolean[] => [
      value.publisher === 'givenUp',
      value.player === 'givenUp',
      event.type !== 'token.failed' || value.token === 'valid',
      !/^(preflight|credentials)\.failed$/.test(event.type) || JSON.stringify(value.room).includes('blocked'),
      !/^login\.failed$|loginTimeout/.test(event.type) || JSON.stringify(value.room).includes('ended'),
    ];
    const wanted = givesUp(after);
    const isBehind = (): boolean => {
      const given = givesUp(this.#alice.snapshot);
      return wanted.some((each, index) => each && given[index] === false);
    };
    if (!isBehind()) return;
    await this.#stage.world.clock.runUntil(() => !isBehind(), longPatience);
    this.#heard.fill(null);
  }

  async #join(event: ChartEvent & { readonly type: 'page.joinTapped' }): Promise<void> {
    await this.#alice.join({
      room,
      publish: 'publish' in event && event.publish,
      camera: true,
      microphone: true,
      taps: 1,
    });
    const call: unknown = Reflect.get(this.#alice.phone.page.instance, 'call');
    this.#call = call as BoundCall;
    for (const { event: each } of readTrace(this.#call.trace()).steps) this.#heard.push(each.type);
    this.#take('page.joinTapped', 0);
    this.#call.observe((sdkCall) => {
      this.#seam = seamOf(sdkCall) ?? this.#seam;
    });
    this.#call.inspect((inspected) => {
      if (inspected.type === '@xstate.snapshot' && inspected.actorRef.sessionId === inspected.rootId)
        this.#heard.push(inspected.event.type);
    });
  }

  /** Does what causes the event; false where it is an answer, which comes by itself. */
  async #cause(event: ChartEvent, before: Snapshot): Promise<boolean> {
    const tap = taps[event.type];
    if (tap !== undefined) {
      this.#alice.phone.page.call(tap);
      return true;
    }
    const cause = this.#causeOf(event, before);
    if (cause === null) return false;
    await cause();
    return true;
  }

  #causeOf(event: ChartEvent, before: Snapshot): (() => void | Promise<void>) | null {
    const { phone } = this.#alice;
    const { gateway } = this.#stage.world;
    const { link, remotes } = before.context.fact;
    switch (event.type) {
      case 'page.unloaded':
        return () => void phone.back();
      case 'zego.roomConnecting':
        return () => {
          gateway.applyFault({ type: 'refuseSockets' });
          gateway.applyFault({ type: 'dropSocket', user: me });
        };
      case 'zego.roomConnected':
        return link === 'down' ? () => gateway.applyFault({ type: 'acceptSockets' }) : null;
      case 'zego.roomDisconnected':
        // else given up by the SDK itself, or the answer to a logout
        return 'error' in event && event.error?.kind === 'kickedByOtherLogin'
          ? () => gateway.applyFault({ type: 'kickUser', user: me })
          : null;
      case 'zego.usersEntered':
        return () => this.#mischief({ type: 'botJoin', room, user: bob });
      case 'zego.usersLeft':
        return () => this.#after({ type: 'botJoin', room, user: bob }, { type: 'botLeave', room, user: bob });
      case 'zego.streamsAdded':
        return () => this.#mischief(published);
      case 'zego.streamsDeleted':
        return () => (remotes.length > 0 ? this.#mischief(unpublished) : this.#after(published, unpublished));
      case 'zego.streamExtraInfoUpdated':
        return async () => {
          await this.#after(published);
          gateway.faults.bot(room, bob).update('b', '{"camera":false,"microphone":true}');
        };
      case 'zego.hangUpReceived':
        return () => this.#otherHangsUp();
      case 'zego.publishEnded':
        return before.matches({ publisher: { active: { trying: 'publishing' } } })
          ? () => void phone.rtcRoom.emit('rtmpEvent', { code: 3801 })
          : null;
      case 'zego.playEnded':
        return before.matches({ player: { active: { trying: 'playing' } } })
          ? () => void phone.rtcRoom.emit('rtmpEvent', { code: 3803 })
          : null;
      case 'rtcRoom.rtmpEvent':
        return 'mount' in event && 'direction' in event
          ? () => void phone.rtcRoom.emit('rtmpEvent', { code: toVendorCode(event, 'alipay') }, event.mount)
          : null;
      case 'rtcRoom.switchFailed':
        return () => {
          phone.faults.set('rtcRoomContext.mute', 'throws');
          phone.page.call('tapMicrophone');
        };
      case 'otherCall.began':
        return () => phone.open('/src/pages/call/index?room=r2');
      case 'rtcRoom.failed':
        return () => void phone.rtcRoom.emit('error', { error: 1 });
      case 'adapter.malformedEvent':
        return () => void phone.page.call('onRtmpEvent', { detail: { code: 'none' } });
      case 'page.shown':
        return () => void phone.back();
      case 'page.hidden':
        return before.matches({ visibility: 'seen' }) ? () => phone.open('/src/pages/settings/index') : null;
      case 'app.shown':
        return () => phone.foreground();
      case 'app.hidden':
        return () => phone.background();
      case 'network.changed':
        return () =>
          isOnline(event)
            ? phone.goOnline(before.value.room === 'connected' ? '4G' : undefined)
            : phone.goOffline();
      case 'audio.interruptionEnded':
        return () => phone.endAudioInterruption();
      default:
        return null;
    }
  }

  /** One thing after the other has reached the phone. */
  async #after(...faults: readonly Fault[]): Promise<void> {
    for (const fault of faults) {
      this.#mischief(fault);
      await this.#stage.world.run(100);
    }
  }

  #mischief(fault: Fault): void {
    this.#stage.bots.follow(fault);
    this.#stage.world.gateway.applyFault(fault);
  }

  async #otherHangsUp(): Promise<void> {
    const other = this.#stage.actors.get('B');
    if (other === undefined) return;
    this.#stage.credentials.failWith = null;
    this.#stage.world.gateway.applyFault({ type: 'clear' });
    await other.join({ room, publish: false, camera: true, microphone: true, taps: 1 });
    await this.#stage.world.run(2_000);
    other.phone.page.call('tapLeave');
  }
}

/** ms from `setData` to the view: as usual, longer than a URL takes to come, longer than the chart waits for either. */
const renderDelays = { usual: 8, slow: 500, tooSlowToHide: 2_000, tooSlowToShow: 3_500 } as const;

const isMounting = ({ before: { value } }: Moment): boolean =>
  value.rtcRoom === 'mounting' || value.rtcRoom === 'unmounting';

/** What comes while a component appears or goes needs a page that renders slowly. */
const renderDelayFor = (moments: readonly Moment[]): number => {
  const runsOut = (name: string): boolean => moments.some(({ event }) => delayName(event) === name);
  if (runsOut('showTimeout')) return renderDelays.tooSlowToShow;
  if (runsOut('hideTimeout')) return renderDelays.tooSlowToHide;
  const isOvertaken = moments.some(
    (moment) => isMounting(moment) && /^(publisher|player)\./.test(moment.event.type),
  );
  return isOvertaken ? renderDelays.slow : renderDelays.usual;
};

/**
 * Follows the path on a phone of its own and tells what that took it through.
 * @param through how the last event comes: as the others do, or at the engine's interface of a program with the seam
 */
export const runOnProduct = async (
  { moments, platform }: EdgePath,
  program: ProgramFiles,
  through: 'world' | 'seam' = 'world',
): Promise<Passed> => {
  const follower = new Follower(program, platform, renderDelayFor(moments));
  try {
    await (through === 'world' ? follower.follow(moments) : follower.followToSeam(moments));
    return passedBy(follower.trace);
  } finally {
    follower.end();
  }
};
