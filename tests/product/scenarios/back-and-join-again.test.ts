/**
 * Back out of a call, by the gesture, and join again. Alipay copies a page's data at its top level only: what the call before
 * wrote below it must not be on the page of the next.
 */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { callOfTwo, joinChoice, twoPhones, untilBothTalk } from './situations.ts';
import type { TwoPhones } from './situations.ts';

/** Back, and in again after `ms`; counts the mounts from there on. */
async function againAs(
  { stage, alice }: TwoPhones,
  choice: Partial<typeof joinChoice>,
  ms = 3_000,
): Promise<() => Actor['phone']['rtcRoom']['mounts']> {
  expect(alice.phone.back()).toBe(true);
  await stage.world.run(ms);
  expect(alice.phone.rtcRoom.current).toBeUndefined();
  const before = alice.phone.rtcRoom.mounts.length;
  await alice.join({ ...joinChoice, ...choice });
  return () => alice.phone.rtcRoom.mounts.slice(before);
}

const isFine = ({ alice: { phone } }: TwoPhones): void => {
  expect(phone.errors).toEqual([]);
  expect(phone.rtcRoom.warnings).toEqual([]);
};

const waysToStop = ['stopPublish', 'leave'];

it.each(waysToStop)(
  'who stops sending has camera and microphone off in the same turn (%s)',
  async (button) => {
    const phones = await callOfTwo();
    const { phone } = phones.alice;
    const { current } = phone.rtcRoom;
    expect(current).toMatchObject({ camera: true, muted: false });
    phone.tap(`#${button}`);
    expect(current).toMatchObject({ camera: false, muted: true });
    isFine(phones);
  },
);

describe('after the way back out of a call', () => {
  it.each([0, 100, 3_000])(
    'nothing is mounted for who only watches an empty room (after %i ms)',
    async (ms) => {
      const phones = await twoPhones();
      await phones.alice.join(joinChoice);
      await phones.stage.world.until(() => phones.alice.shows.publisher === 'PUBLISHING', 20_000, 'A');
      phones.alice.phone.back();
      await phones.stage.world.run(ms);
      const before = phones.alice.phone.rtcRoom.mounts.length;
      await phones.alice.join({ ...joinChoice, publish: false });
      await phones.stage.world.run(8_000);
      expect(phones.alice.phone.rtcRoom.mounts.slice(before)).toEqual([]);
      expect(phones.alice.shows).toMatchObject({
        status: 'connected',
        publisher: 'NO_PUBLISH',
        mounted: false,
      });
      isFine(phones);
    },
  );

  it('who only watches plays the other and takes up neither camera nor microphone', async () => {
    const phones = await callOfTwo();
    const mounts = await againAs(phones, { publish: false });
    await phones.stage.world.until(() => phones.alice.shows.player === 'PLAYING', 20_000, 'the picture');
    expect(mounts()).toMatchObject([{ push: '', camera: false, muted: true }]);
    isFine(phones);
  });

  it('who joins with the camera off sends sound only', async () => {
    const phones = await callOfTwo();
    const mounts = await againAs(phones, { camera: false });
    await untilBothTalk(phones);
    expect(mounts().map(({ camera, muted }) => [camera, muted])).toEqual([[false, false]]);
    isFine(phones);
  });

  it('who joins again talks again, with one mount, twice in a row', async () => {
    const phones = await callOfTwo();
    for (const ms of [0, 500]) {
      const mounts = await againAs(phones, {}, ms);
      await untilBothTalk(phones);
      expect(mounts()).toHaveLength(1);
    }
    isFine(phones);
  });

  it('another room begins with nothing of the one before', async () => {
    const phones = await callOfTwo();
    const mounts = await againAs(phones, { room: 'r2', publish: false }, 0);
    await phones.stage.world.run(8_000);
    expect(mounts()).toEqual([]);
    expect(phones.alice.phone.view.texts().join()).not.toContain('Bob');
    isFine(phones);
  });

  it('another user begins with nothing of the one before', async () => {
    const phones = await callOfTwo();
    const { alice, stage } = phones;
    alice.phone.back();
    const stored: unknown = JSON.parse(alice.phone.storage.get('callchart.settings') ?? '{}');
    const settings = { ...Object(stored), userId: 'carol', userName: 'Carol' } as object;
    alice.phone.storage.set('callchart.settings', JSON.stringify(settings));
    await stage.world.run(100);
    await alice.join({ ...joinChoice, publish: false });
    await stage.world.until(() => alice.shows.player === 'PLAYING', 20_000, 'the picture');
    expect(alice.phone.rtcRoom.mounts.at(-1)).toMatchObject({ push: '', camera: false });
    expect(stage.world.gateway.rooms.map(({ members }) => [...members.keys()].sort())).toEqual([
      ['bob', 'carol'],
    ]);
    isFine(phones);
  });
});
