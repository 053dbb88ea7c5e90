/** In which order a mini-program gets what happens at one instant, as far as phones leave it open. */
import { describe, expect, it } from 'vitest';
import type { EventOrder, PromiseOrder } from '../../lab/realm/index.ts';
import { onePage, takeLog } from './fixture-world.ts';

const inRealm = async (promises: PromiseOrder, seed = 1): Promise<readonly string[]> => {
  const { world, phone } = onePage(
    {
      js: `
        setTimeout(() => console.log('timer'), 0);
        Promise.resolve('value').then((value) => { console.log(value); throw 'reason'; })
          .catch((reason) => console.log(reason));
        (async () => console.log('awaited ' + await 'it'))();
        Page({})`,
    },
    { promises, seed },
  );
  await world.run(10);
  expect(phone.errors).toEqual([]);
  return takeLog(phone);
};

describe('the promises of a mini-program', () => {
  it('settle before the next timer, as in a browser', async () => {
    expect(await inRealm('microtasks')).toEqual(['value', 'awaited it', 'reason', 'timer']);
  });

  it('settle in turns of their own where a realm has them so, with their values and reasons', async () => {
    expect(await inRealm('macrotasks')).toEqual(['awaited it', 'timer', 'value', 'reason']);
  });

  it('settle one way or the other as the seed has it', async () => {
    const logs = await Promise.all([1, 2, 3, 4, 5, 6].map((seed) => inRealm('mixed', seed)));
    for (const log of logs) expect([...log].sort()).toEqual(['awaited it', 'reason', 'timer', 'value']);
    expect(new Set(logs.map((log) => log.join())).size).toBeGreaterThan(1);
    expect(await inRealm('mixed', 2)).toEqual(logs[1]);
  });
});

describe('the events of one instant', () => {
  /** Which of two answers over HTTP that are due at one instant is told first. */
  const first = async (events: EventOrder, seed: number): Promise<string> => {
    const { world, phone } = onePage(
      {
        js: `
          my.request({ url: 'https://nowhere/a', complete: () => console.log('a') });
          my.request({ url: 'https://nowhere/b', complete: () => console.log('b') });
          Page({})`,
      },
      { events, seed },
    );
    await world.run(200);
    return takeLog(phone).join();
  };
  const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

  it('come in the order in which they were sent', async () => {
    for (const seed of seeds) expect(await first('sent', seed)).toBe('a,b');
  });

  it('come in either order where a seed shuffles them', async () => {
    const orders = await Promise.all(seeds.map((seed) => first('shuffled', seed)));
    expect(new Set(orders)).toEqual(new Set(['a,b', 'b,a']));
  });
});
