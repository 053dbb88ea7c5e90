/**
 * The chart alone, on a simulated clock, with an outside that answers after set times. It shows what the chart asks
 * for; that the real SDK and component behave so is the business of the scenarios.
 */
import { createActor } from 'xstate';
import { callMachine, callView, shellActor } from '../../../machines/index.ts';
import type {
  CallError,
  CallEvent,
  CallInput,
  HideInput,
  Pair,
  PermissionsInput,
  RoomInput,
  RtmpNews,
  Send,
  ShowInput,
  Stream,
  StreamInput,
} from '../../../machines/index.ts';
import { SteppingClock } from './stepping-clock.ts';

/** Answers of the outside: after so many ms, never (`null`), or an error. */
export interface Outside {
  /** each of the three checks */
  readonly check?: number | null | CallError;
  readonly credentials?: number | null | CallError;
  readonly login?: number | null | CallError;
  readonly logout?: number | null;
  readonly pushUrl?: number | null | CallError;
  readonly pullUrl?: number | null | CallError;
  readonly renew?: number | null | CallError;
  /** new credentials while the SDK reconnects */
  readonly refresh?: number | null | CallError;
  /** the page has rendered the component */
  readonly shown?: number | null;
  readonly media?: number | null;
  readonly hide?: number | null;
  readonly streamsLag?: number;
}

const defaults: Required<Outside> = {
  check: 5,
  credentials: 85,
  login: 200,
  logout: 50,
  pushUrl: 150,
  pullUrl: 150,
  renew: 100,
  refresh: 85,
  shown: 30,
  media: 300,
  hide: 20,
  streamsLag: 5,
};

export const room = 'r1';
export const alice = { id: 'alice', name: 'Alice' };
export const bob = { id: 'bob', name: 'Bob' };
export const streamOf = (id: string, user = bob) => ({ id, user, devices: null });

/** As the component says it of a mount: 3800 and 3801 are about the push, 3802 and 3803 about the pull. */
export const rtmpEvent = (mount: number, code: 3800 | 3801 | 3802 | 3803): CallEvent => ({
  type: 'rtcRoom.rtmpEvent',
  mount,
  direction: code <= 3801 ? 'push' : 'pull',
  outcome: code % 2 === 0 ? 'works' : 'fails',
});

export class SimulatedPhone {
  readonly clock = new SteppingClock();
  readonly commands: string[] = [];
  readonly mounts: Pair[] = [];
  readonly actor;
  /** may be changed while the phone runs */
  outside: Required<Outside>;
  readonly live: string[];
  shown: Pair | null = null;

  constructor(outside: Outside = {}, live: string[] = [], ready = true, input: CallInput = {}) {
    this.outside = { ...defaults, ...outside };
    this.live = live;
    this.actor = createActor(this.#machine(), { clock: this.clock, input });
    this.actor.start();
    if (ready) this.send({ type: 'page.ready' });
  }

  send(event: CallEvent): void {
    this.actor.send(event);
  }

  /** Lets `ms` simulated milliseconds pass. */
  pass(ms: number): void {
    this.clock.pass(ms);
  }

  get view() {
    return callView(this.actor.getSnapshot());
  }
  get fact() {
    return this.actor.getSnapshot().context.fact;
  }
  get intent() {
    return this.actor.getSnapshot().context.intent;
  }
  get value() {
    return this.actor.getSnapshot().value;
  }
  get session() {
    return this.fact.session;
  }

  join(publish = true): void {
    this.send({ type: 'page.joinTapped', room, publish, camera: true, microphone: true, nonce: 'n1' });
  }
  leave(): void {
    this.send({ type: 'page.leaveTapped' });
  }
  streamsAdded(...streams: (string | Stream)[]): void {
    this.#streams('zego.streamsAdded', streams);
  }
  streamsDeleted(...streams: (string | Stream)[]): void {
    this.#streams('zego.streamsDeleted', streams);
  }
  roomConnecting(): void {
    this.send({ type: 'zego.roomConnecting', session: this.session, room });
  }
  roomConnected(): void {
    this.send({ type: 'zego.roomConnected', session: this.session, room });
  }
  roomDisconnected(error: CallError | null): void {
    this.send({ type: 'zego.roomDisconnected', session: this.session, room, error });
  }
  rtmp(code: 3800 | 3801 | 3802 | 3803): void {
    this.send(rtmpEvent(this.fact.mount.generation, code));
  }

  count(command: string): number {
    return this.commands.filter((entry) => entry === command || entry.startsWith(`${command} `)).length;
  }

  #streams(type: 'zego.streamsAdded' | 'zego.streamsDeleted', named: (string | Stream)[]): void {
    const streams = named.map((one) => (typeof one === 'string' ? streamOf(one) : one));
    this.send({ type, session: this.session, room, streams });
  }

  #answer(after: number | null | CallError, ok: () => void, failed: (error: CallError) => void): void {
    if (after === null) return;
    if (typeof after === 'number') this.clock.setTimeout(ok, after);
    else this.clock.setTimeout(() => failed(after), 10);
  }

  #machine() {
    const note = (command: string) => this.commands.push(command);
    return callMachine.provide({
      actors: {
        checkClient: shellActor<RoomInput>(({ session }, send) => this.#check(session, send)),
        prepareResource: shellActor<RoomInput>(({ session }, send) => this.#check(session, send)),
        checkPermissions: shellActor<PermissionsInput>(({ session }, send) => this.#check(session, send)),
        fetchCredentials: shellActor<RoomInput>(({ session }, send) => {
          note('fetchCredentials');
          this.#answer(
            this.outside.credentials,
            () => send({ type: 'credentials.received', session, user: alice }),
            (error) => send({ type: 'credentials.failed', session, error }),
          );
        }),
        refreshCredentials: shellActor<RoomInput>(({ session }, send) => {
          note('refreshCredentials');
          this.#answer(
            this.outside.refresh,
            () => send({ type: 'credentials.received', session, user: alice }),
            (error) => send({ type: 'credentials.failed', session, error }),
          );
        }),
        loginRoom: shellActor<RoomInput>((input, send) => {
          note('loginRoom');
          this.#answer(
            this.outside.login,
            () => this.#loggedIn(input, send),
            (error) => send({ type: 'login.failed', session: input.session, error }),
          );
        }),
        logoutRoom: shellActor<RoomInput>(({ session }, send) => {
          note('logoutRoom');
          this.#answer(
            this.outside.logout,
            () => send({ type: 'zego.roomDisconnected', session, room, error: null }),
            () => undefined,
          );
        }),
        startPublishing: shellActor<StreamInput>((input, send) => {
          note(`startPublishingStream ${input.stream}`);
          this.#answer(
            this.outside.pushUrl,
            () => send({ type: 'publisher.urlReceived', ...input }),
            (error) => send({ type: 'publisher.urlFailed', ...input, error }),
          );
        }),
        startPlaying: shellActor<StreamInput>((input, send) => {
          note(`startPlayingStream ${input.stream}`);
          this.#answer(
            this.outside.pullUrl,
            () => send({ type: 'player.urlReceived', ...input }),
            (error) => send({ type: 'player.urlFailed', ...input, error }),
          );
        }),
        showRtcRoom: shellActor<ShowInput>((input, send) => this.#show(input, send)),
        hideRtcRoom: shellActor<HideInput>(({ mount }, send) => {
          note('hide');
          this.shown = null;
          this.#answer(
            this.outside.hide,
            () => send({ type: 'rtcRoom.hidden', mount }),
            () => undefined,
          );
        }),
        renewToken: shellActor<RoomInput>(({ session }, send) => {
          note('renewToken');
          this.#answer(
            this.outside.renew,
            () => send({ type: 'token.renewed', session }),
            (error) => send({ type: 'token.failed', session, error }),
          );
        }),
      },
      actions: {
        stopPublishing: ({ context }) => void note(`stopPublishingStream ${context.fact.publisher.stream}`),
        stopPlaying: ({ context }) => void note(`stopPlayingStream ${context.fact.player.stream}`),
        updatePlayerState: ({ context: { fact }, event }) => {
          if (event.type === 'rtcRoom.rtmpEvent')
            this.#zegoAnswers(event, fact.publisher.stream, fact.player.stream);
        },
        tellHangUp: () => void note('tellHangUp'),
        applyDevices: () => void note('applyDevices'),
        switchCamera: () => void note('switchCamera'),
        tellDevices: () => void note('tellDevices'),
        replaceSocket: () => void note('replaceSocket'),
        disposeEngine: () => void note('disposeEngine'),
      },
    });
  }

  #check(session: number, send: Send): void {
    this.#answer(
      this.outside.check,
      () => send({ type: 'preflight.passed', session }),
      (error) => send({ type: 'preflight.failed', session, error }),
    );
  }

  #loggedIn({ session }: RoomInput, send: Send): void {
    send({ type: 'login.succeeded', session });
    if (this.live.length === 0) return;
    const streams = this.live.map((id) => streamOf(id));
    this.clock.setTimeout(
      () => this.send({ type: 'zego.streamsAdded', session, room, streams }),
      this.outside.streamsLag,
    );
  }

  #show({ mount, pair }: ShowInput, send: Send): void {
    this.commands.push('show');
    this.mounts.push(pair);
    this.shown = pair;
    const { shown, media } = this.outside;
    if (shown !== null) this.clock.setTimeout(() => send({ type: 'rtcRoom.shown', mount }), shown);
    if (media === null) return;
    this.clock.setTimeout(() => {
      if (pair.push !== null) this.send(rtmpEvent(mount, 3800));
      if (pair.pull !== null) this.send(rtmpEvent(mount, 3802));
    }, media);
  }

  #zegoAnswers({ direction, outcome }: RtmpNews, push: string | null, play: string | null): void {
    const { session } = this;
    const stream = (direction === 'push' ? push : play) ?? '';
    const answers: Record<RtmpNews['direction'], Record<RtmpNews['outcome'], CallEvent>> = {
      push: {
        works: { type: 'zego.publishing', session, stream },
        fails: {
          type: 'zego.publishEnded',
          session,
          stream,
          error: { kind: 'publishFailed', code: 'zego 3801' },
        },
      },
      pull: {
        works: { type: 'zego.playing', session, stream },
        fails: { type: 'zego.playEnded', session, stream, error: { kind: 'playFailed', code: 'zego 3803' } },
      },
    };
    this.clock.setTimeout(() => this.send(answers[direction][outcome]), 0);
  }
}

export interface Joined extends Outside {
  /** the streams that are in the room already */
  readonly live?: string[];
  readonly input?: CallInput;
  readonly publish?: boolean;
}

/** A phone whose user has tapped on join so many ms ago. */
export const joinedPhone = (
  ms: number,
  { live = [], publish = true, input = {}, ...outside }: Joined = {},
): SimulatedPhone => {
  const phone = new SimulatedPhone(outside, live, true, input);
  phone.join(publish);
  phone.pass(ms);
  return phone;
};

/** The controls that can act, by name. */
export const controls = ({ view }: SimulatedPhone): string[] =>
  Object.entries(view.can).flatMap(([control, acts]) => (acts ? [control] : []));

/** Alice publishes and plays Bob's stream. */
export const phoneInCall = (outside: Outside = {}): SimulatedPhone =>
  joinedPhone(3_000, { live: ['b1'], ...outside });

/** A phone that has come so far with joining; `step` is a part of the room's state as JSON. */
export const phoneAt = (step: string, outside: Outside = {}): SimulatedPhone => {
  const phone = new SimulatedPhone(outside, ['b1']);
  phone.join();
  for (let ms = 0; !JSON.stringify(phone.value.room).includes(step); ms += 1) {
    if (ms > 1_000) throw new Error(`never came to ${step}`);
    phone.pass(1);
  }
  return phone;
};
