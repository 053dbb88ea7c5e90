/**
 * Two shipped charts, each with the adapter's own state of its engine (`engineAfter`), and a room server between them,
 * exhaustively within stated bounds: requests and events travel in lanes that keep their order, as ZEGO numbers them, and
 * interleave freely otherwise; links break, fall silent and are mended, what was on its way is lost, events come twice, users
 * are kicked, expire, leave and come again. Of the SDK there is a model, with its three ways to take a logout.
 *
 * The goal is checked from every configuration: if nothing more goes wrong, both play each other, or whoever is out of
 * the call can join again; and where nothing went wrong at all, nobody who has left stays listed in the room.
 */
import type { CallError, CallEvent, Stream, User, ZegoEvent } from '../../../machines/index.ts';
import { engineAfter, newEngine } from '../../../src/adapters/zego/engine-state.ts';
import type { EngineInput, EngineState, EngineStep } from '../../../src/adapters/zego/engine-state.ts';
import { candidatesOf, chartOf, delayName, delaysOf, viewOf } from './chart.ts';
import type { Chart, ChartEvent, ChartMachine, Effect, Snapshot } from './chart.ts';
import { keyFor } from './key.ts';
import { nothingOutside } from './outside.ts';
import { inputOf } from './search.ts';

type Name = 'a' | 'b';
const names = ['a', 'b'] as const;
const otherOf = (name: Name): Name => (name === 'a' ? 'b' : 'a');
const userOf = (name: Name): User => ({ id: name, name });

/** What a phone asks of the server. */
type Request =
  | { readonly ask: 'login' | 'loginAgain' | 'logout' }
  | { readonly ask: 'add' | 'delete'; readonly stream: string };

/** What the server tells a phone. */
type Message =
  | { readonly tell: 'loggedIn' | 'loggedOut' | 'kicked' }
  | { readonly tell: 'loggedInAgain'; readonly streams: readonly string[] }
  | { readonly tell: 'added' | 'deleted' | 'published'; readonly stream: string };

/**
 * The login as the SDK sees it. In the `turn` in which it is asked it ignores a logout; while the answer is out it takes one,
 * says DISCONNECTED and sends nothing; once `in` it sends it, and logs in `again` by itself when its link is mended.
 */
type Login = 'none' | 'turn' | 'out' | 'in' | 'again';

interface Phone {
  readonly snapshot: Snapshot;
  /** what the adapter remembers of the engine */
  readonly engine: EngineState;
  /** the SDK's way to the server; over a silent one all is lost, both ways */
  readonly link: 'up' | 'silent' | 'down';
  readonly login: Login;
  /** remote streams that the SDK knows */
  readonly known: readonly string[];
  readonly up: readonly Request[];
  readonly down: readonly Message[];
  /** answers of the SDK that are on their way */
  readonly answers: readonly CallEvent[];
  /** the stream that the component sends, and the one that it is to play and does not yet */
  readonly sends: string | null;
  readonly awaits: string | null;
  readonly mount: number;
}

interface World {
  readonly a: Phone;
  readonly b: Phone;
  readonly members: readonly Name[];
  readonly streams: readonly { readonly id: string; readonly of: Name }[];
  readonly faults: number;
  readonly acts: number;
}

export interface TwoPartyBounds {
  /** how often something goes wrong */
  readonly faults: number;
  /** how often a user does something beyond joining */
  readonly acts: number;
  /** configurations; the check gives up beyond them */
  readonly limit?: number;
  /** told now and then how far it is */
  readonly onProgress?: (soFar: TwoPartyProgress) => void;
}

export interface TwoPartyProgress {
  readonly configurations: number;
  readonly waiting: number;
  readonly moves: number;
  readonly ms: number;
}

export interface TwoPartyResult {
  readonly configurations: number;
  readonly moves: number;
  readonly complete: boolean;
  /** the moves after which the goal is out of reach */
  readonly violation: readonly string[] | null;
  /** where that ends */
  readonly end: string;
  readonly ms: number;
}

export type EngineReducer = (state: EngineState, input: EngineInput) => EngineStep;

interface Move {
  readonly what: string;
  readonly next: World;
}

const kicked: CallError = { kind: 'kickedByOtherLogin', code: 'model' };
const room = 'r';
const streamOf = (id: string): Stream => ({
  id,
  user: userOf(id.startsWith('a') ? 'a' : 'b'),
  devices: null,
});

const set = (world: World, name: Name, change: Partial<Phone>): World => ({
  ...world,
  [name]: { ...world[name], ...change },
});

/** An engine that is over is like any other. */
const engineKey = ({ connection, link, streams }: EngineState): unknown =>
  connection === 'over' ? connection : [connection, link, [...streams].sort()];

/** One party's chart and everything between it and the server. */
const pushWorks = { direction: 'push', outcome: 'works' } as const;

class TwoParties {
  readonly #chart: Chart;
  readonly #engineAfter: EngineReducer;
  readonly #keyOf: (snapshot: Snapshot) => string;

  constructor(machine?: ChartMachine, engine: EngineReducer = engineAfter) {
    this.#engineAfter = engine;
    this.#chart = chartOf(machine, inputOf({}));
    const keyOf = keyFor('all', this.#chart.initial);
    this.#keyOf = (snapshot) => keyOf(snapshot, nothingOutside);
  }

  get start(): World {
    const phone: Phone = {
      snapshot: this.#chart.initial,
      engine: newEngine(0),
      link: 'up',
      login: 'none',
      known: [],
      up: [],
      down: [],
      answers: [],
      sends: null,
      awaits: null,
      mount: 0,
    };
    const world: World = { a: phone, b: phone, members: [], streams: [], faults: 0, acts: 0 };
    return names.reduce((before, name) => {
      const ready = this.#send(before, name, { type: 'page.ready' });
      return this.#send(ready, name, this.#join(name));
    }, world);
  }

  #join(name: Name): CallEvent {
    return { type: 'page.joinTapped', room, publish: true, camera: true, microphone: true, nonce: name };
  }

  /** Sends an event and carries out what the chart says; what is answered at once is answered at once. */
  #send(world: World, name: Name, event: ChartEvent): World {
    const { snapshot, effects } = this.#chart.step(world[name].snapshot, event);
    let next = set(world, name, { snapshot });
    const soon: ChartEvent[] = [];
    for (const effect of effects) next = this.#carryOut(next, name, effect, soon);
    return soon.reduce((before, answer) => this.#send(before, name, answer), next);
  }

  #carryOut(world: World, name: Name, { kind, name: what, stream, pair }: Effect, soon: ChartEvent[]): World {
    const phone = world[name];
    const { session, publisher, player } = phone.snapshot.context.fact;
    if (kind === 'end') return world;
    // what it tells comes after all that the chart has said
    const engine = (input: EngineInput, before = world): World => this.#engine(before, name, input, soon);
    switch (what) {
      case 'checkClient':
      case 'prepareResource':
      case 'checkPermissions':
        soon.push({ type: 'preflight.passed', session });
        return world;
      case 'fetchCredentials':
        soon.push({ type: 'credentials.received', session, user: userOf(name) });
        // the engine begins to dial at once
        return engine({ type: 'socket.opening' }, set(world, name, { engine: newEngine(session) }));
      case 'refreshCredentials':
        return this.#answer(world, name, { type: 'credentials.received', session, user: userOf(name) });
      case 'replaceSocket':
        return engine({ type: 'replaceSocket' });
      case 'loginRoom':
        return engine({ type: 'login', room }, set(world, name, { login: 'turn' }));
      case 'logoutRoom':
        return engine({ type: 'leave', room });
      case 'startPublishing':
        return this.#answer(engine({ type: 'stream.asked', stream: publisher.stream ?? '' }), name, {
          type: 'publisher.urlReceived',
          session,
          stream: publisher.stream ?? '',
          attempt: publisher.attempt,
        });
      case 'startPlaying':
        return this.#answer(engine({ type: 'stream.asked', stream: player.stream ?? '' }), name, {
          type: 'player.urlReceived',
          session,
          stream: player.stream ?? '',
          attempt: player.attempt,
        });
      case 'stopPublishing':
        return stream === null
          ? world
          : this.#ask(engine({ type: 'stream.stopped', stream }), name, { ask: 'delete', stream });
      case 'stopPlaying':
        return stream === null ? world : engine({ type: 'stream.stopped', stream });
      case 'renewToken':
        return this.#answer(world, name, { type: 'token.renewed', session });
      case 'showRtcRoom': {
        const { generation } = phone.snapshot.context.fact.mount;
        soon.push({ type: 'rtcRoom.shown', mount: generation });
        const named = (url: string | null | undefined): string | null => url?.split('#')[0] ?? null;
        return set(world, name, { mount: generation, sends: named(pair?.push), awaits: named(pair?.pull) });
      }
      case 'hideRtcRoom':
        soon.push({ type: 'rtcRoom.hidden', mount: phone.mount });
        return set(world, name, { sends: null, awaits: null });
      case 'disposeEngine':
        // its socket closes; the server lists the user until his time is up
        return set(engine({ type: 'dispose' }), name, {
          login: 'none',
          up: [],
          down: [],
          answers: [],
          known: [],
          link: 'up',
        });
      default:
        return world;
    }
  }

  /** The adapter's state takes an input; what comes of it goes to the SDK and to the chart, or to those that it hears soon. */
  #engine(world: World, name: Name, input: EngineInput, soon?: ChartEvent[]): World {
    const { state, effects } = this.#engineAfter(world[name].engine, input);
    return effects.reduce(
      (before, effect): World => {
        switch (effect.type) {
          case 'tell':
            if (soon === undefined) return this.#send(before, name, effect.event);
            soon.push(effect.event);
            return before;
          case 'logout':
            return this.#sdkLogout(before, name, soon);
          case 'tellStream':
            return this.#ask(before, name, { ask: 'add', stream: effect.stream });
          case 'redial':
            return this.#cut(before, name, 'down');
          // the end of its sockets: see `disposeEngine`
          case 'destroy':
            return before;
        }
      },
      set(world, name, { engine: state }),
    );
  }

  #reportRoom(world: World, name: Name, word: 'Connecting' | 'Connected'): World {
    const { session } = world[name].engine;
    return this.#report(world, name, { type: `zego.room${word}`, session, room });
  }

  #reportDisconnected(world: World, name: Name, error: CallError | null, soon?: ChartEvent[]): World {
    const { session } = world[name].engine;
    return this.#report(world, name, { type: 'zego.roomDisconnected', session, room, error }, soon);
  }

  #report(world: World, name: Name, event: ZegoEvent, soon?: ChartEvent[]): World {
    return this.#engine(world, name, { type: 'reported', event }, soon);
  }

  #sdkLogout(world: World, name: Name, soon?: ChartEvent[]): World {
    const { login, link } = world[name];
    if (login === 'none' || login === 'turn') return world;
    const out = set(world, name, { login: 'none' });
    return login === 'in' && link !== 'down'
      ? this.#ask(out, name, { ask: 'logout' })
      : this.#reportDisconnected(out, name, null, soon);
  }

  /** The turn of the login is over: the SDK sends it. */
  #sendLogin(world: World, name: Name): World {
    const sent = this.#engine(set(world, name, { login: 'out' }), name, { type: 'socket.sent' });
    return this.#ask(this.#reportRoom(sent, name, 'Connecting'), name, { ask: 'login' });
  }

  /** What is asked while the link is down is lost. */
  #ask(world: World, name: Name, request: Request): World {
    const { link, up } = world[name];
    return link === 'up' ? set(world, name, { up: [...up, request] }) : world;
  }

  #answer(world: World, name: Name, event: CallEvent): World {
    return set(world, name, { answers: [...world[name].answers, event] });
  }

  #tell(world: World, name: Name, ...messages: readonly Message[]): World {
    const { link, down } = world[name];
    return link === 'up' ? set(world, name, { down: [...down, ...messages] }) : world;
  }

  /** The server takes the first request of a phone. */
  #serve(world: World, name: Name): World {
    const [request, ...up] = world[name].up;
    if (request === undefined) return world;
    const taken = set(world, name, { up });
    switch (request.ask) {
      case 'login': {
        const fresh = this.#without(taken, name);
        const there = fresh.streams.map(({ id }): Message => ({ tell: 'added', stream: id }));
        const joined = { ...fresh, members: [...fresh.members, name] };
        return this.#tell(joined, name, { tell: 'loggedIn' }, ...there);
      }
      case 'loginAgain': {
        const isMember = taken.members.includes(name);
        const back = isMember ? taken : { ...taken, members: [...taken.members, name] };
        const streams = back.streams.filter(({ of }) => of !== name).map(({ id }) => id);
        return this.#tell(back, name, { tell: 'loggedInAgain', streams });
      }
      case 'logout':
        return this.#tell(this.#without(taken, name), name, { tell: 'loggedOut' });
      case 'add': {
        if (!taken.members.includes(name)) return taken;
        const { stream } = request;
        const isNew = !taken.streams.some(({ id }) => id === stream);
        const added = isNew ? { ...taken, streams: [...taken.streams, { id: stream, of: name }] } : taken;
        const told = this.#tell(added, name, { tell: 'published', stream });
        return isNew ? this.#tellOther(told, name, { tell: 'added', stream }) : told;
      }
      case 'delete': {
        const { stream } = request;
        if (!taken.streams.some(({ id }) => id === stream)) return taken;
        const left = { ...taken, streams: taken.streams.filter(({ id }) => id !== stream) };
        return this.#tellOther(left, name, { tell: 'deleted', stream });
      }
    }
  }

  #tellOther(world: World, name: Name, message: Message): World {
    const other = otherOf(name);
    return world.members.includes(other) ? this.#tell(world, other, message) : world;
  }

  /** The user is out of the room, with his streams. */
  #without(world: World, name: Name): World {
    const gone = world.streams.filter((stream) => stream.of === name);
    const left = {
      ...world,
      members: world.members.filter((member) => member !== name),
      streams: world.streams.filter((stream) => stream.of !== name),
    };
    const tellGone = (before: World, { id }: { readonly id: string }): World =>
      this.#tellOther(before, name, { tell: 'deleted', stream: id });
    return gone.reduce(tellGone, left);
  }

  /** The SDK hears the first message of the server and tells the chart. */
  #hear(world: World, name: Name): World {
    const [message, ...down] = world[name].down;
    if (message === undefined) return world;
    return this.#tellChart(set(world, name, { down }), name, message);
  }

  #tellChart(heard: World, name: Name, message: Message): World {
    const world = this.#engine(heard, name, { type: 'socket.received' });
    const { login, engine } = world[name];
    const { session } = engine;
    switch (message.tell) {
      case 'loggedIn': {
        // the answer to a login that was cancelled
        if (login !== 'out') return world;
        const isIn = this.#engine(set(world, name, { login: 'in' }), name, { type: 'login.answered' });
        return this.#reportRoom(
          this.#send(isIn, name, { type: 'login.succeeded', session }),
          name,
          'Connected',
        );
      }
      case 'loggedInAgain':
        return login === 'again' ? this.#inAgain(world, name, message.streams) : world;
      case 'loggedOut':
        return this.#reportDisconnected(world, name, null);
      case 'kicked': {
        const out = set(world, name, { login: 'none', known: [] });
        return this.#reportDisconnected(out, name, kicked);
      }
      case 'published':
        return this.#report(world, name, { type: 'zego.publishing', session, stream: message.stream });
      case 'added':
      case 'deleted':
        return this.#streamChanged(world, name, message.tell, message.stream);
    }
  }

  #streamChanged(world: World, name: Name, tell: 'added' | 'deleted', stream: string): World {
    const { known, engine } = world[name];
    const rest = known.filter((id) => id !== stream);
    const changed = set(world, name, { known: tell === 'added' ? [...rest, stream] : rest });
    return this.#report(changed, name, {
      type: tell === 'added' ? 'zego.streamsAdded' : 'zego.streamsDeleted',
      session: engine.session,
      room,
      streams: [streamOf(stream)],
    });
  }

  /** The SDK reports what changed meanwhile, and adds its own stream anew. */
  #inAgain(world: World, name: Name, there: readonly string[]): World {
    const connected = this.#reportRoom(set(world, name, { login: 'in' }), name, 'Connected');
    const { known, sends, snapshot } = connected[name];
    const without = known
      .filter((id) => !there.includes(id))
      .reduce((before, id) => this.#streamChanged(before, name, 'deleted', id), connected);
    const told = there
      .filter((id) => !known.includes(id))
      .reduce((before, id) => this.#streamChanged(before, name, 'added', id), without);
    return sends !== null && sends === snapshot.context.fact.publisher.stream
      ? this.#ask(told, name, { ask: 'add', stream: sends })
      : told;
  }

  /** The component's push reached ZEGO: the adapter tells the SDK, which adds the stream, or has done so before. */
  #pushUp(world: World, name: Name): World {
    const { sends, mount, snapshot } = world[name];
    const told = this.#send(world, name, { type: 'rtcRoom.rtmpEvent', mount, ...pushWorks });
    return sends === null || snapshot.context.fact.publisher.stream !== sends
      ? told
      : this.#engine(told, name, { type: 'stream.told', stream: sends, news: pushWorks });
  }

  #pullUp(world: World, name: Name): World {
    const { awaits, mount, snapshot } = world[name];
    const { session } = snapshot.context.fact;
    const playing = set(world, name, { awaits: null });
    const told = this.#send(playing, name, {
      type: 'rtcRoom.rtmpEvent',
      mount,
      direction: 'pull',
      outcome: 'works',
    });
    return awaits === null ? told : this.#send(told, name, { type: 'zego.playing', session, stream: awaits });
  }

  /** What was on its way is lost. */
  #cut(world: World, name: Name, link: 'silent' | 'down'): World {
    const cut = set(world, name, { link, up: [], down: [] });
    if (link === 'down') return this.#engine(cut, name, { type: 'socket.gone' });
    return this.#engine(this.#engine(cut, name, { type: 'socket.sent' }), name, { type: 'socket.silent' });
  }

  /** The SDK dials, or a silent socket speaks again; either way it logs in again by itself, for much may have been lost. */
  #mendLink(world: World, name: Name, input: 'socket.opening' | 'socket.received'): World {
    const mended = this.#engine(set(world, name, { link: 'up' }), name, { type: input });
    const { login } = mended[name];
    if (login !== 'in' && login !== 'again') return mended;
    const sent = this.#engine(set(mended, name, { login: 'again' }), name, { type: 'socket.sent' });
    return this.#ask(this.#reportRoom(sent, name, 'Connecting'), name, { ask: 'loginAgain' });
  }

  /** The component is up and its push is not yet told to the chart. */
  #pushIsNews({ snapshot, sends }: Phone): boolean {
    return (
      sends !== null &&
      sends === snapshot.context.fact.publisher.stream &&
      snapshot.matches({ publisher: { active: { trying: 'starting' } } })
    );
  }

  #delays({ snapshot }: Phone, isSlow: boolean): readonly ChartEvent[] {
    const delays = delaysOf(candidatesOf(snapshot)).filter(
      (event) => /Timeout$|Limit$/.test(delayName(event)) === isSlow,
    );
    // it comes again and again, and must not keep the others from running out
    const recurs = (event: ChartEvent): boolean => delayName(event) === 'socketTimeout';
    return [...delays.filter((event) => !recurs(event)), ...delays.filter(recurs)];
  }

  /** What happens by itself. Delays that wait for an answer run out only where nothing else can happen. */
  fairMoves(world: World): readonly Move[] {
    const moves = this.#soonMoves(world);
    if (moves.length > 0) return moves;
    return names.flatMap((name) => [
      ...this.#delays(world[name], true).map((event) => ({
        what: `${name}: after ${delayName(event)}`,
        next: this.#send(world, name, event),
      })),
      ...(this.#isGhost(world, name)
        ? [{ what: `the server drops ${name}`, next: this.#without(world, name) }]
        : []),
    ]);
  }

  /** A user whose socket is gone, or who was not heard to leave, is listed until the server's time-out. */
  #isGhost(world: World, name: Name): boolean {
    return world.members.includes(name) && world[name].login === 'none';
  }

  /** Somebody is listed although he has left, nothing went wrong, and nothing is under way that would change it. */
  leavesGhosts(world: World): boolean {
    return (
      world.faults === 0 &&
      names.some((name) => this.#isGhost(world, name)) &&
      this.#soonMoves(world).length === 0
    );
  }

  #soonMoves(world: World): readonly Move[] {
    return names.flatMap((name): Move[] => {
      const phone = world[name];
      const other = world[otherOf(name)];
      return [
        ...(phone.up.length > 0 && phone.link === 'up'
          ? [{ what: `the server hears ${name}: ${phone.up[0]?.ask}`, next: this.#serve(world, name) }]
          : []),
        ...(phone.down.length > 0 && phone.link === 'up'
          ? [{ what: `${name} hears ${phone.down[0]?.tell}`, next: this.#hear(world, name) }]
          : []),
        ...phone.answers.map((event, index) => {
          const answers = phone.answers.filter((_, at) => at !== index);
          return {
            what: `${name}: ${event.type}`,
            next: this.#send(set(world, name, { answers }), name, event),
          };
        }),
        ...(phone.login === 'turn' && phone.link === 'up'
          ? [{ what: `${name} sends its login`, next: this.#sendLogin(world, name) }]
          : []),
        ...(phone.link === 'down'
          ? [{ what: `${name} is linked again`, next: this.#mendLink(world, name, 'socket.opening') }]
          : []),
        ...(phone.link === 'silent'
          ? [
              {
                what: `${name} gets another socket`,
                next: this.#engine(world, name, { type: 'replaceSocket' }),
              },
            ]
          : []),
        ...(this.#pushIsNews(phone) &&
        phone.link === 'up' &&
        !phone.up.some(({ ask }) => ask === 'add') &&
        !phone.down.some(({ tell }) => tell === 'published')
          ? [{ what: `${name} sends`, next: this.#pushUp(world, name) }]
          : []),
        ...(phone.awaits !== null && phone.awaits === other.sends
          ? [{ what: `${name} sees ${phone.awaits}`, next: this.#pullUp(world, name) }]
          : []),
        ...this.#delays(phone, false).map((event) => ({
          what: `${name}: after ${delayName(event)}`,
          next: this.#send(world, name, event),
        })),
      ];
    });
  }

  otherMoves(world: World, bounds: TwoPartyBounds): readonly Move[] {
    const moves: Move[] = [];
    for (const name of names) {
      const phone = world[name];
      if (phone.link === 'silent')
        moves.push({
          what: `${name} is heard again`,
          next: this.#mendLink(world, name, 'socket.received'),
        });
      if (world.faults < bounds.faults) {
        const worse = { ...world, faults: world.faults + 1 };
        if (phone.link === 'up') {
          moves.push({ what: `${name} loses its link`, next: this.#cut(worse, name, 'down') });
          // there has to be a socket to fall silent
          if (phone.engine.connection !== 'over' && phone.engine.link !== 'none')
            moves.push({ what: `${name} hears nothing any more`, next: this.#cut(worse, name, 'silent') });
        }
        if (phone.link !== 'up' && world.members.includes(name))
          moves.push({ what: `the server drops ${name}`, next: this.#without(worse, name) });
        if (phone.link === 'up' && phone.login === 'in')
          moves.push({
            what: `the server kicks ${name}`,
            next: this.#tell(this.#without(worse, name), name, { tell: 'kicked' }),
          });
        const [message] = phone.down;
        if (message !== undefined)
          moves.push({
            what: `${name} hears ${message.tell} twice`,
            next: this.#hear(set(worse, name, { down: [message, ...phone.down] }), name),
          });
      }
      if (world.acts < bounds.acts) {
        const act = { ...world, acts: world.acts + 1 };
        const { can } = viewOf(phone.snapshot);
        const taps: readonly (readonly [boolean, CallEvent])[] = [
          [can.leave, { type: 'page.leaveTapped' }],
          [can.publish, { type: 'page.publishTapped' }],
          [can.stopPublish, { type: 'page.stopPublishTapped' }],
          [can.play, { type: 'page.playTapped' }],
          [can.stopPlay, { type: 'page.stopPlayTapped' }],
        ];
        for (const [isOffered, event] of taps)
          if (isOffered) moves.push({ what: `${name}: ${event.type}`, next: this.#send(act, name, event) });
      }
    }
    return moves;
  }

  /** Whoever is out, or gave something up, takes the way that the page offers; null where it offers none. */
  insist(world: World): World | null {
    const after = names.reduce((before, name) => {
      const { can } = viewOf(before[name].snapshot);
      const taps: readonly (readonly [boolean, CallEvent])[] = [
        [can.join, { type: 'page.retryTapped' }],
        [can.publish, { type: 'page.publishTapped' }],
        [can.play, { type: 'page.playTapped' }],
      ];
      const offered = taps.filter(([isOffered]) => isOffered).map(([, event]) => event);
      return offered.reduce((next, event) => this.#send(next, name, event), before);
    }, world);
    return after === world ? null : after;
  }

  isGoal({ a, b }: World): boolean {
    const pairs = [
      [a, b],
      [b, a],
    ] as const;
    return pairs.every(
      ([one, other]) =>
        one.snapshot.matches({
          publisher: { active: { trying: 'publishing' } },
          player: { active: { trying: 'playing' } },
        }) &&
        one.snapshot.context.fact.player.stream === other.sends &&
        other.sends !== null,
    );
  }

  /** Streams are numbered anew in the order in which they occur, so that attempts do not tell worlds apart. */
  key(world: World): string {
    const text = names
      .map((name) => {
        const { snapshot, mount: _mount, engine, ...rest } = world[name];
        const { publisher, player } = snapshot.context.fact;
        const asked = rest.answers.map((event) =>
          'attempt' in event ? { ...event, attempt: 0, session: 0 } : event,
        );
        return `${this.#keyOf(snapshot)}${publisher.stream} ${player.stream}${JSON.stringify({ ...rest, answers: asked, engine: engineKey(engine) })}`;
      })
      .join('\n');
    const seen: string[] = [];
    const whole = `${text}${JSON.stringify([world.members, world.streams, world.faults, world.acts])}`;
    return whole.replace(/\b[ab]-[ab]-\d+/g, (stream) => {
      if (!seen.includes(stream)) seen.push(stream);
      return `${stream.charAt(0)}${seen.indexOf(stream)}`;
    });
  }

  shown(world: World): string {
    return names
      .map((name) => {
        const { status, publisher, player, error } = viewOf(world[name].snapshot);
        const { connection, link } = world[name].engine;
        const listed = world.members.includes(name) ? 'listed' : 'not listed';
        return `${name} is ${status}, ${publisher}, ${player}, error "${error}", engine ${connection}, link ${link}, ${listed}`;
      })
      .join('; ');
  }
}

/** Longer than any fair course from anywhere. */
const patience = 600;

/** How often the users take what the page offers. */
const rounds = 3;

/** Lets things take their course, the first possible move each time; says whether the goal is reached. */
const settles = (
  parties: TwoParties,
  from: World,
  good: Set<string>,
): { readonly isGood: boolean; readonly end: World } => {
  const passed: string[] = [];
  let world = from;
  let taps = 0;
  for (let step = 0; step < patience; step += 1) {
    const key = parties.key(world);
    if (good.has(key) || parties.isGoal(world)) {
      for (const each of passed) good.add(each);
      good.add(key);
      return { isGood: true, end: world };
    }
    if (parties.leavesGhosts(world)) break;
    passed.push(key);
    const [move] = parties.fairMoves(world);
    const next = move === undefined && taps < rounds ? parties.insist(world) : move?.next;
    if (next === null || next === undefined) break;
    if (move === undefined) taps += 1;
    world = next;
  }
  return { isGood: false, end: world };
};

const progressEvery = 1_000;

export const checkTwoParties = (
  bounds: TwoPartyBounds,
  machine?: ChartMachine,
  engine?: EngineReducer,
): TwoPartyResult => {
  const begun = performance.now();
  const parties = new TwoParties(machine, engine);
  const first = parties.start;
  const worlds: { readonly world: World; readonly from: number; readonly via: string }[] = [
    { world: first, from: -1, via: '' },
  ];
  const seen = new Set([parties.key(first)]);
  const good = new Set<string>();
  const limit = bounds.limit ?? Infinity;
  let moves = 0;
  const pathTo = (index: number): string[] => {
    const path: string[] = [];
    for (let at = worlds[index]; at !== undefined && at.from >= 0; at = worlds[at.from]) path.unshift(at.via);
    return path;
  };
  const result = (violation: readonly string[] | null, end: string, complete: boolean): TwoPartyResult => ({
    configurations: worlds.length,
    moves,
    complete,
    violation,
    end,
    ms: performance.now() - begun,
  });
  let index = 0;
  for (; index < worlds.length && worlds.length <= limit; index += 1) {
    const place = worlds[index];
    if (place === undefined) break;
    if (index % progressEvery === 0)
      bounds.onProgress?.({
        configurations: worlds.length,
        waiting: worlds.length - index,
        moves,
        ms: performance.now() - begun,
      });
    const { isGood, end } = settles(parties, place.world, good);
    if (!isGood) return result(pathTo(index), parties.shown(end), false);
    for (const { what, next } of [
      ...parties.fairMoves(place.world),
      ...parties.otherMoves(place.world, bounds),
    ]) {
      moves += 1;
      const key = parties.key(next);
      if (seen.has(key)) continue;
      seen.add(key);
      worlds.push({ world: next, from: index, via: what });
    }
  }
  return result(null, '', index === worlds.length);
};
