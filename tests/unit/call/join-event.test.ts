import { describe, expect, it } from 'vitest';
import { joinEvent, pageEvent } from '../../../src/call/join-event.ts';

const choice = { room: 'r', publish: true, camera: false, microphone: true };
const event = { type: 'page.joinTapped', nonce: '', ...choice };

describe('a join', () => {
  it('carries the room and the three choices, and nothing else that it is given', () => {
    expect(joinEvent({ ...choice, type: 'page.leaveTapped', nonce: 'own', more: 1 })).toEqual(event);
  });

  it('of something else lacks what is missing, to be told apart from a join', () => {
    for (const nothing of [undefined, null, 'r'])
      expect(joinEvent(nothing)).toEqual({
        type: 'page.joinTapped',
        nonce: '',
        room: undefined,
        publish: undefined,
        camera: undefined,
        microphone: undefined,
      });
    expect(joinEvent({ room: 'r', camera: 1 })).toMatchObject({ room: 'r', camera: 1, publish: undefined });
  });
});

describe('an event of the page', () => {
  it('is what it is, but a join needs no nonce', () => {
    const tapped = { type: 'page.leaveTapped' };
    expect(pageEvent(tapped)).toBe(tapped);
    expect(pageEvent(undefined)).toBeUndefined();
    expect(pageEvent({ type: 'page.joinTapped', ...choice })).toEqual(event);
  });
});
