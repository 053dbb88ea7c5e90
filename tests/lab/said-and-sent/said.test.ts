/** What is read of a page: what it says of camera, microphone and streams, and whether its call is over. */
import { describe, expect, it } from 'vitest';
import { callIsOver } from '../../../lab/said-and-sent/call-over.ts';
import { readSaid } from '../../../lab/said-and-sent/index.ts';
import { initialView } from '../../../machines/index.ts';
import { initialCallData } from '../../../src/bind-call.ts';
import { inCall } from './situations.ts';

describe('the data of a page', () => {
  it('give the five keys that a call page binds, and nothing else', () => {
    expect(readSaid({ ...inCall, surface: { extraInfo: 'secret' } })).toEqual(inCall);
    expect(readSaid(initialCallData())).toEqual({
      status: 'idle',
      publisher: 'NO_PUBLISH',
      player: 'NO_PLAY',
      camera: true,
      microphone: true,
    });
    expect(readSaid(initialView)).not.toBeNull();
  });

  it.each(Object.keys(inCall))('say nothing without a readable %s', (key) => {
    expect(readSaid({ ...inCall, [key]: undefined })).toBeNull();
    expect(readSaid({ ...inCall, [key]: 'toString' })).toBeNull();
  });

  it.each([undefined, null, 7, 'connected', []])('say nothing where they are %s', (data) => {
    expect(readSaid(data)).toBeNull();
  });
});

describe('a page’s call', () => {
  const pageWith = (snapshot: object): object => ({ call: { snapshot: () => snapshot } });

  it.each(['active', 'stopped', 'error'])(
    'is over when its room is disconnected, or its chart is: %s',
    (status) => {
      const isActive = status === 'active';
      expect(callIsOver(pageWith({ status, value: { room: { disconnected: 'ended' } } }))).toBe(true);
      expect(callIsOver(pageWith({ status, value: { room: 'connected' } }))).toBe(!isActive);
      expect(callIsOver(pageWith({ status, value: { room: { connecting: 'loggingIn' } } }))).toBe(!isActive);
    },
  );

  it.each([undefined, {}, { call: 1 }, { call: { snapshot: 1 } }, pageWith({}), pageWith({ value: 'x' })])(
    'is not over where there is none that can be asked: %o',
    (page) => expect(callIsOver(page)).toBe(false),
  );
});
