import { describe, expect, it } from 'vitest';
import { contextRows } from '../../../lab/inspector/viewer/model/context-changes.ts';
import { fenceReason } from '../../../lab/inspector/viewer/model/fence-reason.ts';
import { messageOfCommand, messageOfEvent } from '../../../lab/inspector/viewer/model/participants.ts';
import { viewerTexts } from '../../../lab/inspector/viewer/texts.ts';
import { callMachine } from '../../../machines/index.ts';

describe('the context’s rows', () => {
  it('put what the event changed first, with what it was', () => {
    const before = { intent: { room: 'r1', camera: true }, remotes: [{ id: 'b' }] };
    const after = { intent: { room: 'r1', camera: false }, remotes: [] };
    expect(contextRows(before, after)).toEqual([
      { path: 'intent.camera', text: 'false', before: 'true' },
      { path: 'remotes', text: '[]', before: '–' },
      { path: 'remotes.0.id', text: '–', before: '"b"' },
      { path: 'intent.room', text: '"r1"', before: null },
    ]);
  });

  it('call nothing changed where there is nothing before', () => {
    expect(contextRows(undefined, { a: 1 })).toEqual([{ path: 'a', text: '1', before: null }]);
  });
});

describe('the reason why an event is of another epoch', () => {
  const context = {
    intent: { room: 'r1' },
    fact: {
      session: 2,
      mount: { generation: 3 },
      push: { stream: 's', attempt: 1 },
      play: { stream: null, attempt: 0 },
    },
  };
  it.each([
    [{ session: 1 }, 'session 1, now 2'],
    [{ session: 2, room: 'r0' }, 'room r0, now r1'],
    [{ mount: 2 }, 'mount 2, now 3'],
    [{ session: 2, stream: 't', attempt: 1 }, 'stream t, now s / –'],
    [{ session: 2, room: 'r1' }, ''],
    [{}, ''],
  ])('%j: %s', (event, reason) => {
    expect(fenceReason(context, event)).toBe(reason);
  });

  it('is empty for contexts of other machines', () => {
    expect(fenceReason({}, { type: 'x' })).toBe('');
    expect(fenceReason(undefined, {})).toBe('');
  });
});

describe('the sequence view', () => {
  it.each([
    ['page.leaveTapped', 'user'],
    ['page.ready', 'page'],
    ['zego.streamsAdded', 'gateway'],
    ['login.succeeded', 'gateway'],
    ['zego.publishing', 'sdk'],
    ['rtcRoom.rtmpEvent', 'rtcRoom'],
    ['xstate.after.loginTimeout.call.room', 'chart'],
    ['anything', 'page'],
  ])('says that %s comes from %s', (type, from) => {
    expect(messageOfEvent(type, type)).toEqual({ from, to: 'chart', text: type });
  });

  it.each([
    ['start loginRoom', 'gateway'],
    ['stopPublishing', 'sdk'],
    ['start showRtcRoom', 'rtcRoom'],
    ['applyDevices', 'rtcRoom'],
    ['start fetchCredentials', 'page'],
  ])('says that %s goes to %s', (command, to) => {
    expect(messageOfCommand(command)).toEqual({ from: 'chart', to, text: command });
  });

  it('knows whom each command of the chart drives', () => {
    const { actions, actors } = callMachine.implementations;
    expect(Object.keys({ ...actions, ...actors }).map((name) => messageOfCommand(name).to)).not.toContain(
      'chart',
    );
  });
});

describe('the viewer’s words', () => {
  it('are all there in both languages', () => {
    const [zh, en] = [viewerTexts('zh'), viewerTexts('en')];
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    expect(JSON.stringify(zh)).not.toContain('""');
  });
});
