import { describe, expect, it } from 'vitest';
import type { CallContext, CallEvent, Fact, Intent, RtmpCode, User } from '../../../machines/index.ts';
import { noLeg } from '../../../machines/context.ts';
import type { SessionHolder } from '../../../src/call/session-holder.ts';
import { createSession } from '../../../src/call/session.ts';
import { callCommands } from '../../../src/call/commands.ts';
import { contextWith, credentialsOf, standInEngine, standInRtcRoom } from './stand-ins.ts';

const tapped: CallEvent = { type: 'page.leaveTapped' };
const bob: User = { id: 'bob', name: 'Bob' };
const push = { ...noLeg, stream: 'a' };
const play = { ...noLeg, stream: 'b' };

const stage = () => {
  const engine = standInEngine();
  const rtcRoom = standInRtcRoom();
  let open = true;
  const sessions: SessionHolder = {
    current: () => (open ? createSession(1, engine, credentialsOf('alice')) : null),
    find: () => null,
    open: () => {
      throw new Error('no command opens a session');
    },
    close: () => (open = false),
    abandon: () => undefined,
  };
  const commands = callCommands(sessions, rtcRoom);
  const run = (
    name: keyof typeof commands,
    fact: Partial<Fact> = {},
    { event = tapped, intent = {} }: { event?: CallEvent; intent?: Partial<Intent> } = {},
  ): void => {
    const context: CallContext = contextWith(intent, fact);
    commands[name]({ context, event });
  };
  return { engine, rtcRoom, run, isOpen: () => open };
};

const everyCommand = [
  'stopPublishing',
  'stopPlaying',
  'tellHangUp',
  'updatePlayerState',
  'tellDevices',
  'disposeEngine',
] as const;

describe('the commands of a call', () => {
  it('stop the stream that is published, the one that is played, and neither where there is none', () => {
    const { engine, run } = stage();
    run('stopPublishing', { publisher: push, player: play });
    run('stopPlaying', { publisher: push, player: play });
    expect(engine.stopPublishingStream.mock.calls).toEqual([['a']]);
    expect(engine.stopPlayingStream.mock.calls).toEqual([['b']]);
    run('stopPublishing');
    run('stopPlaying');
    expect(engine.stopPublishingStream).toHaveBeenCalledTimes(1);
    expect(engine.stopPlayingStream).toHaveBeenCalledTimes(1);
  });

  it('tell the other side of a hang-up, and nobody where nobody is there', async () => {
    const { engine, run } = stage();
    run('tellHangUp', {}, { intent: { room: 'r' } });
    expect(engine.sendCustomCommand).not.toHaveBeenCalled();
    engine.sendCustomCommand.mockReturnValue(Promise.reject(new Error('offline')));
    run('tellHangUp', { others: [bob] }, { intent: { room: 'r' } });
    expect(engine.sendCustomCommand.mock.calls).toEqual([['r', 'callchart.hangUp', 'bob']]);
    // a refusal that nobody hears would end the test run
    await Promise.resolve();
  });

  it.each<[RtmpCode, string]>([
    [3800, 'a'],
    [3801, 'a'],
    [3802, 'b'],
    [3803, 'b'],
  ])('hand the component’s code %d on for the stream that it is about', (code, stream) => {
    const { engine, run } = stage();
    const event: CallEvent = { type: 'rtcRoom.rtmpEvent', mount: 1, code };
    run('updatePlayerState', { publisher: push, player: play }, { event });
    expect(engine.updatePlayerState.mock.calls).toEqual([[stream, code]]);
    run('updatePlayerState', {}, { event });
    run('updatePlayerState', { publisher: push, player: play });
    expect(engine.updatePlayerState).toHaveBeenCalledTimes(1);
  });

  it('switch the devices that the mounted component may take up, and its camera', () => {
    const { rtcRoom, run } = stage();
    run('applyDevices', {}, { intent: { camera: true, microphone: true } });
    run('switchCamera');
    expect(rtcRoom.apply.mock.calls).toEqual([[{ camera: false, microphone: false }]]);
    expect(rtcRoom.switchCamera).toHaveBeenCalledTimes(1);
  });

  it('tell the other side what the own stream carries, once it is there', () => {
    const { engine, run } = stage();
    run('tellDevices', {}, { intent: { camera: false } });
    expect(engine.setStreamExtraInfo).not.toHaveBeenCalled();
    run('tellDevices', { publisher: push }, { intent: { camera: false } });
    const [[stream, info] = []] = engine.setStreamExtraInfo.mock.calls;
    expect([stream, JSON.parse(info ?? '')]).toEqual(['a', { camera: false, microphone: true }]);
  });

  it('end the engine', () => {
    const { run, isOpen } = stage();
    run('disposeEngine');
    expect(isOpen()).toBe(false);
  });

  it('are nothing without a session', async () => {
    const { engine, run } = stage();
    run('disposeEngine');
    const event: CallEvent = { type: 'rtcRoom.rtmpEvent', mount: 1, code: 3800 };
    for (const name of everyCommand)
      expect(() => run(name, { publisher: push, player: play, others: [bob] }, { event })).not.toThrow();
    await Promise.resolve();
    for (const called of Object.values(engine))
      if (typeof called === 'function') expect(called).not.toHaveBeenCalled();
  });
});
