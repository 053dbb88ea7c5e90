import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../machines/index.ts';
import { sendFrom } from '../../../src/call/outside-event.ts';

const sentFrom = (source: 'page' | 'inspector', event: unknown): CallEvent[] => {
  const sent: CallEvent[] = [];
  sendFrom(source, (each) => void sent.push(each))(event);
  return sent;
};

describe('what is sent to the call from outside', () => {
  it('reaches the chart if it is an event', () => {
    expect(sentFrom('page', { type: 'page.leaveTapped' })).toEqual([{ type: 'page.leaveTapped' }]);
  });

  it('is told as malformed if it is none, with its name and who sent it, and no more', () => {
    const event = { type: 'zego.usersLeft', session: 1, room: 'r', token: '04SECRET' };
    expect(sentFrom('inspector', event)).toEqual([
      { type: 'adapter.malformedEvent', source: 'inspector', name: 'zego.usersLeft' },
    ]);
  });

  const throwing = {
    get type() {
      throw new Error('no');
    },
  };
  it.each([undefined, null, 'page.ready', [], {}, { type: 7 }, throwing])('has no name here: %#', (event) => {
    expect(sentFrom('page', event)).toEqual([{ type: 'adapter.malformedEvent', source: 'page', name: '' }]);
  });

  it('has a short name, however long its type is', () => {
    const [event] = sentFrom('page', { type: 'x'.repeat(1_000_000) });
    expect(event).toEqual({ type: 'adapter.malformedEvent', source: 'page', name: 'x'.repeat(40) });
  });

  it('is told as malformed at most as itself, by the one that sends it: the malformed event is an event, too', () => {
    const event = { type: 'adapter.malformedEvent', source: 'zego', name: 'roomUserUpdate' };
    expect(sentFrom('inspector', event)).toEqual([{ ...event, source: 'inspector' }]);
  });

  it('joins with a nonce of our own, for that stands in call logs: whoever sends it may have put a name there', () => {
    const join = { type: 'page.joinTapped', room: 'r1', publish: true, camera: true, microphone: true };
    for (const source of ['page', 'inspector'] as const)
      expect(sentFrom(source, { ...join, nonce: 'zhangsan' })).toEqual([
        { ...join, nonce: expect.not.stringContaining('zhangsan') as string },
      ]);
  });
});
