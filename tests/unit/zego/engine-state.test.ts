/** What the adapter remembers of an engine, as a function: inputs lead from state to state, and say what is to be done. */
import { describe, expect, it } from 'vitest';
import type { ZegoEvent } from '../../../machines/index.ts';
import { engineAfter, newEngine } from '../../../src/adapters/zego/engine-state.ts';
import type { EngineEffect, EngineInput, EngineState } from '../../../src/adapters/zego/engine-state.ts';
import { mayBeIn, roomPlaces, wasConnected } from '../../../src/adapters/zego/room-connection.ts';
import type { RoomPlace } from '../../../src/adapters/zego/room-connection.ts';
import type { Link } from '../../../src/adapters/zego/link.ts';

type RoomWord = 'Connecting' | 'Connected' | 'Disconnected';

const said = (word: RoomWord, room = 'r'): EngineInput => {
  const of = { session: 1, room };
  const event: ZegoEvent =
    word === 'Disconnected'
      ? { type: 'zego.roomDisconnected', ...of, error: null }
      : { type: word === 'Connecting' ? 'zego.roomConnecting' : 'zego.roomConnected', ...of };
  return { type: 'reported', event };
};
const login: EngineInput = { type: 'login', room: 'r' };
const leave: EngineInput = { type: 'leave', room: 'r' };
const answered: EngineInput = { type: 'login.answered' };
const opening: EngineInput = { type: 'socket.opening' };
const sent: EngineInput = { type: 'socket.sent' };
const received: EngineInput = { type: 'socket.received' };
const fellSilent: EngineInput = { type: 'socket.silent' };
const gone: EngineInput = { type: 'socket.gone' };

/** `Connecting` for a telling, `logout r` for a logout, the type of any other effect. */
const nameOf = (effect: EngineEffect): string => {
  if (effect.type === 'tell') return effect.event.type.replace('zego.room', '');
  return 'room' in effect ? `${effect.type} ${effect.room}`.trim() : effect.type;
};

const after = (from: EngineState, ...inputs: readonly EngineInput[]) =>
  inputs.reduce(
    ({ state, done }, input) => {
      const next = engineAfter(state, input);
      return { state: next.state, done: [...done, ...next.effects.map(nameOf)] };
    },
    { state: from, done: [] as string[] },
  );

/** What is done over the last input, and where that leads. */
const over = (...inputs: readonly EngineInput[]): readonly [RoomPlace, Link, ...string[]] => {
  const before = after(newEngine(1), ...inputs.slice(0, -1)).state;
  const { state, done } = after(before, ...inputs.slice(-1));
  return [state.connection, state.link, ...done];
};

const linked = [opening, sent, received];
const asked = [...linked, login];
const loggingIn = [...asked, said('Connecting')];
const connected = [...loggingIn, answered, said('Connected')];
const silent = [...connected, sent, fellSilent];
const lost = [...connected, gone];

describe('the connection of a room', () => {
  it('follows the vendor, and is connected once the login is answered', () => {
    expect(over(...asked)).toEqual(['asked', 'heard']);
    expect(over(...loggingIn)).toEqual(['loggingIn', 'heard', 'Connecting']);
    expect(over(...loggingIn, answered)).toEqual(['connected', 'heard']);
    expect(over(...connected)).toEqual(['connected', 'heard', 'Connected']);
    expect(over(...asked, said('Connected'))).toEqual(['connected', 'heard', 'Connected']);
    expect(over(...connected, said('Disconnected'))).toEqual(['out', 'heard', 'Disconnected']);
  });

  it('tells that the vendor logs in once, however often that says so', () => {
    expect(over(...loggingIn, said('Connecting'))).toEqual(['loggingIn', 'heard']);
    expect(over(...connected, said('Connecting'))).toEqual(['reconnecting', 'heard', 'Connecting']);
    expect(over(...lost, said('Connecting'))).toEqual(['reconnecting', 'none']);
  });

  it('tells a lost link once, and the way back once', () => {
    expect(over(...lost)).toEqual(['reconnecting', 'none', 'Connecting']);
    expect(over(...lost, opening, gone)).toEqual(['reconnecting', 'none']);
    expect(over(...lost, ...linked, said('Connected'))).toEqual(['connected', 'heard', 'Connected']);
  });

  it('tells nothing of a link that is lost, silent or heard again before the login is answered or after the end', () => {
    for (const before of [
      linked,
      asked,
      loggingIn,
      [...connected, said('Disconnected')],
      [...connected, leave],
    ]) {
      expect(over(...before, gone).slice(2)).toEqual([]);
      expect(over(...before, sent, fellSilent).slice(2)).toEqual([]);
    }
    expect(over(...linked, sent, fellSilent, received)).toEqual(['out', 'heard']);
  });

  it('takes a silence back only if the socket and the vendor held on', () => {
    expect(over(...silent)).toEqual(['silent', 'silent', 'Connecting']);
    expect(over(...silent, received)).toEqual(['connected', 'heard', 'Connected']);
    expect(over(...silent, gone)).toEqual(['reconnecting', 'none']);
    expect(over(...silent, said('Connecting'))).toEqual(['reconnecting', 'silent']);
    expect(over(...silent, said('Connecting'), received)).toEqual(['reconnecting', 'heard']);
    expect(over(...silent, said('Disconnected'))).toEqual(['out', 'silent', 'Disconnected']);
  });

  it('tells at once that the link went while the vendor was about to say that it is in', () => {
    for (const before of [loggingIn, [...loggingIn, answered], lost])
      expect(over(...before, gone, said('Connected'))).toEqual([
        'reconnecting',
        'none',
        'Connected',
        'Connecting',
      ]);
    expect(over(...silent, said('Connected'))).toEqual(['reconnecting', 'silent', 'Connected', 'Connecting']);
  });

  it('names the session and the room in what it tells by itself', () => {
    const { state } = after(newEngine(7), ...loggingIn, answered, sent);
    const of = { session: 7, room: 'r' };
    const silence = engineAfter(state, fellSilent);
    expect(silence.effects).toEqual([{ type: 'tell', event: { type: 'zego.roomConnecting', ...of } }]);
    expect(engineAfter(silence.state, received).effects).toEqual([
      { type: 'tell', event: { type: 'zego.roomConnected', ...of } },
    ]);
  });

  it('passes what concerns another room, or no room, on as it is', () => {
    for (const word of ['Connecting', 'Connected', 'Disconnected'] as const)
      expect(over(...connected, said(word, 'other'))).toEqual(['connected', 'heard', word]);
    expect(
      over(...connected, {
        type: 'reported',
        event: { type: 'adapter.malformedEvent', source: 'zego', name: 'timer' },
      }),
    ).toEqual(['connected', 'heard', 'adapter.malformedEvent']);
  });

  it('passes what is no word of the connection on, and is where it was', () => {
    const of = { session: 1, room: 'r' };
    const entered: EngineInput = { type: 'reported', event: { type: 'zego.usersEntered', ...of, users: [] } };
    expect(over(...connected, entered)).toEqual(['connected', 'heard', 'zego.usersEntered']);
  });

  it('begins out of any room, without a socket', () => {
    const first = newEngine(4);
    expect({ ...first, streams: [...first.streams] }).toEqual({
      session: 4,
      room: '',
      connection: 'out',
      link: 'none',
      streams: [],
    });
  });

  it('is not lost with a link that was none', () => {
    expect(over(login, answered, gone)).toEqual(['connected', 'none']);
  });

  it('is out once the login is refused, and in again should the vendor get in all the same', () => {
    const refused = [...loggingIn, { type: 'login.refused' } as const];
    expect(over(...refused)).toEqual(['out', 'heard']);
    expect(over(...refused, said('Connecting'))).toEqual(['loggingIn', 'heard', 'Connecting']);
    expect(over(...refused, said('Connected'))).toEqual(['connected', 'heard', 'Connected']);
    expect(over(...refused, login)).toEqual(['asked', 'heard']);
    expect(over(...connected, { type: 'login.refused' })).toEqual(['connected', 'heard']);
  });

  it('knows where the room has been connected, and where the user may be listed', () => {
    expect(roomPlaces.filter(wasConnected)).toEqual(['connected', 'silent', 'reconnecting']);
    expect(roomPlaces.filter((place) => !mayBeIn(place))).toEqual(['out', 'leaving', 'over']);
  });
});

describe('leaving a room', () => {
  it('logs out at once when in it, and once only', () => {
    expect(over(...connected, leave)).toEqual(['leaving', 'heard', 'logout r']);
    expect(over(...connected, leave, leave)).toEqual(['leaving', 'heard']);
    expect(over(...connected, leave, said('Connected'))).toEqual(['leaving', 'heard']);
    expect(over(...connected, leave, sent)).toEqual(['leaving', 'awaiting']);
    expect(over(...connected, leave, sent, received)).toEqual(['leaving', 'heard']);
    expect(over(...connected, leave, said('Disconnected'))).toEqual(['out', 'heard', 'Disconnected']);
  });

  it('waits for the answer of a pending login, so that the server hears of it', () => {
    for (const before of [asked, loggingIn, [...lost, ...linked]]) {
      expect(over(...before, leave).slice(0, 3)).toEqual(['leavingOnceIn', 'heard']);
      expect(over(...before, leave, leave).slice(2)).toEqual([]);
      expect(over(...before, leave, said('Connected'))).toEqual(['leaving', 'heard', 'logout r']);
    }
    expect(over(...asked, leave, said('Connecting'))).toEqual(['leavingOnceIn', 'heard']);
    expect(over(...asked, leave, answered)).toEqual(['leaving', 'heard', 'logout r']);
    expect(over(...asked, leave, answered, said('Connected'))).toEqual(['leaving', 'heard']);
    expect(over(...asked, leave, said('Disconnected'))).toEqual(['out', 'heard', 'Disconnected']);
  });

  it('waits for nothing without a link, and logs out again should the vendor get in all the same', () => {
    for (const before of [[login], [opening, login], lost, [...silent, said('Connecting')]]) {
      const [place, , ...done] = over(...before, leave);
      expect([place, ...done]).toEqual(['leavingOnceIn', 'logout r']);
      expect(over(...before, leave, leave).slice(2)).toEqual(['logout r']);
      expect(over(...before, leave, said('Connected')).slice(2)).toEqual(['logout r']);
    }
    expect(over(...silent, leave)).toEqual(['leaving', 'silent', 'logout r']);
  });

  it('waits no longer once the link is lost or silent', () => {
    expect(over(...loggingIn, leave, gone)).toEqual(['leavingOnceIn', 'none', 'logout r']);
    expect(over(...loggingIn, leave, sent, fellSilent)).toEqual(['leavingOnceIn', 'silent', 'logout r']);
  });

  it('says a logout again that went into a silence', () => {
    expect(over(...silent, leave, received)).toEqual(['leaving', 'heard', 'logout r']);
  });

  it('waits for no login that is refused, and forgets the wish with it', () => {
    const refused = { type: 'login.refused' } as const;
    expect(over(...loggingIn, refused, leave)).toEqual(['out', 'heard', 'logout r']);
    expect(over(...loggingIn, leave, refused)).toEqual(['out', 'heard']);
    expect(over(...loggingIn, leave, refused, answered)).toEqual(['out', 'heard']);
  });

  it('asks the vendor each time while it is in no room, for it may not have said so yet', () => {
    expect(over(leave)).toEqual(['out', 'none', 'logout r']);
    expect(over(leave, leave)).toEqual(['out', 'none', 'logout r']);
    expect(over(...connected, leave, said('Disconnected'), leave).slice(2)).toEqual(['logout r']);
  });
});

describe('the link of an engine', () => {
  it.each<[string, readonly EngineInput[], Link]>([
    ['opens', [opening], 'opening'],
    ['is opening until something was sent', [opening, received], 'opening'],
    ['awaits an answer', [opening, sent], 'awaiting'],
    ['awaits it still when more is sent', [opening, sent, sent], 'awaiting'],
    ['is answered', [opening, sent, received], 'heard'],
    ['is silent', [opening, sent, fellSilent], 'silent'],
    ['is silent still when more is sent', [opening, sent, fellSilent, sent], 'silent'],
    ['is silent only where an answer is awaited', [...linked, fellSilent], 'heard'],
    ['speaks again', [opening, sent, fellSilent, received], 'heard'],
    ['is the same over a second socket', [...linked, opening], 'heard'],
    ['goes while it opens', [opening, gone], 'none'],
    ['goes while an answer is awaited', [opening, sent, gone], 'none'],
    ['goes', [...linked, gone], 'none'],
    ['goes out of a silence', [opening, sent, fellSilent, gone], 'none'],
    ['hears nothing without a socket', [sent, received, fellSilent, gone], 'none'],
    ['begins anew with the next socket', [...linked, gone, opening], 'opening'],
  ])('%s', (_what, inputs, link) => {
    expect(after(newEngine(1), ...inputs).state.link).toBe(link);
  });

  it('is dialled again for whoever asks, wherever it is', () => {
    const replace: EngineInput = { type: 'replaceSocket' };
    for (const before of [[], [opening], linked, silent, lost])
      expect(over(...before, replace).slice(2)).toEqual(['redial']);
  });
});

describe('a stream', () => {
  const stream = 's';
  const streamAsked: EngineInput = { type: 'stream.asked', stream };
  const stopped: EngineInput = { type: 'stream.stopped', stream };
  const told = (direction: 'push' | 'pull', outcome: 'works' | 'fails'): EngineInput => ({
    type: 'stream.told',
    stream,
    news: { direction, outcome },
  });
  const publishing: EngineInput = {
    type: 'reported',
    event: { type: 'zego.publishing', session: 1, stream },
  };
  const at = (...inputs: readonly EngineInput[]) => {
    const before = after(newEngine(1), ...inputs.slice(0, -1)).state;
    const { state, done } = after(before, ...inputs.slice(-1));
    return [state.streams.get(stream), ...done];
  };

  it('is told to the vendor once until it changes, or is stopped or asked for anew', () => {
    for (const direction of ['push', 'pull'] as const) {
      const [works, fails] = [told(direction, 'works'), told(direction, 'fails')];
      expect(at(works)).toEqual(['works', 'tellStream']);
      expect(at(streamAsked, works)).toEqual(['works', 'tellStream']);
      expect(at(works, works)).toEqual(['works']);
      expect(at(works, fails)).toEqual(['fails', 'tellStream']);
      expect(at(fails, fails)).toEqual(['fails']);
      expect(at(fails, works)).toEqual(['works', 'tellStream']);
      expect(at(works, streamAsked, works)).toEqual(['works', 'tellStream']);
      expect(at(works, stopped, works)).toEqual(['works', 'tellStream']);
    }
  });

  it('is added once the vendor says PUBLISHING, and stays so over a remount', () => {
    expect(at(streamAsked, told('push', 'works'), publishing)).toEqual(['added', 'zego.publishing']);
    expect(at(streamAsked, told('push', 'works'), publishing, told('push', 'works'))).toEqual(['added']);
    expect(at(streamAsked, told('push', 'works'), publishing, told('push', 'fails'))).toEqual([
      'fails',
      'tellStream',
    ]);
    expect(at(publishing)).toEqual([undefined, 'zego.publishing']);
    const ended: EngineInput = {
      type: 'reported',
      event: { type: 'zego.publishEnded', session: 1, stream, error: null },
    };
    expect(at(streamAsked, ended)).toEqual(['asked', 'zego.publishEnded']);
    expect(at(streamAsked, told('push', 'works'), stopped, publishing)).toEqual([
      undefined,
      'zego.publishing',
    ]);
  });

  it('keeps to itself', () => {
    const other: EngineInput = { type: 'stream.asked', stream: 'other' };
    const { streams } = after(newEngine(1), streamAsked, other, told('push', 'works'), {
      type: 'stream.stopped',
      stream: 'x',
    }).state;
    expect(Object.fromEntries(streams)).toEqual({ s: 'works', other: 'asked' });
  });

  it('may have any name', () => {
    for (const name of ['__proto__', 'constructor']) {
      const { state, done } = after(
        newEngine(1),
        { type: 'stream.asked', stream: name },
        { type: 'stream.told', stream: name, news: { direction: 'pull', outcome: 'works' } },
        { type: 'stream.told', stream: name, news: { direction: 'pull', outcome: 'works' } },
      );
      expect(done).toEqual(['tellStream']);
      expect([...state.streams]).toEqual([[name, 'works']]);
    }
  });
});

describe('the end of an engine', () => {
  const dispose: EngineInput = { type: 'dispose' };
  const abandon: EngineInput = { type: 'abandon' };

  it('leaves a room that the user may be in, together with the vendor or before it', () => {
    for (const before of [asked, loggingIn, connected, silent, lost, [...asked, leave]]) {
      expect(over(...before, dispose).slice(2)).toEqual(['destroy r']);
      expect(over(...before, abandon).slice(2)).toEqual(['logout r', 'destroy']);
    }
  });

  it('leaves no other', () => {
    for (const before of [[], linked, [...connected, leave], [...connected, said('Disconnected')]]) {
      expect(over(...before, dispose).slice(2)).toEqual(['destroy']);
      expect(over(...before, abandon).slice(2)).toEqual(['destroy']);
    }
  });

  it('is the end of everything, whatever comes in', () => {
    const { state } = after(newEngine(1), ...connected, dispose);
    expect(state.connection).toBe('over');
    for (const input of everyInput) expect(engineAfter(state, input)).toEqual({ state, effects: [] });
  });
});

const everyInput: readonly EngineInput[] = [
  login,
  leave,
  answered,
  { type: 'login.refused' },
  said('Connecting'),
  said('Connected'),
  said('Disconnected'),
  opening,
  sent,
  received,
  fellSilent,
  gone,
  { type: 'replaceSocket' },
  { type: 'stream.asked', stream: 's' },
  { type: 'stream.told', stream: 's', news: { direction: 'push', outcome: 'works' } },
  { type: 'stream.told', stream: 's', news: { direction: 'push', outcome: 'fails' } },
  { type: 'stream.stopped', stream: 's' },
  { type: 'reported', event: { type: 'zego.publishing', session: 1, stream: 's' } },
  { type: 'dispose' },
  { type: 'abandon' },
];

describe('all states of an engine', () => {
  it('take every input, and come to every place that has a name', () => {
    const first = newEngine(1);
    const nameOf = ({ streams, ...state }: EngineState): string => JSON.stringify([state, ...streams]);
    const seen = new Map([[nameOf(first), first]]);
    for (const state of seen.values())
      for (const input of everyInput) {
        const next = engineAfter(state, input).state;
        if (!seen.has(nameOf(next))) seen.set(nameOf(next), next);
      }
    const places = new Set([...seen.values()].map(({ connection }) => connection));
    expect([...places].sort()).toEqual([...roomPlaces].sort());
    for (const { connection, link } of seen.values())
      if (connection === 'silent') expect(link, 'of a silent connection').toBe('silent');
  });
});
