/** A phone whose clock is set during a call, by its user or by the network. */
import { expect, it } from 'vitest';
import { callOfTwo } from './situations.ts';

const hour = 3_600_000;

/** s */
const shown = (duration: unknown): number => {
  const [minutes, seconds] = String(duration).split(':').map(Number);
  return (minutes ?? NaN) * 60 + (seconds ?? NaN);
};

it('a clock that is set an hour back changes nothing about a call', async () => {
  const { stage, alice, bob } = await callOfTwo();
  const { rtcRoom, device } = alice.phone;
  const mounts = rtcRoom.mounts.length;
  device.change({ clockAheadMs: -hour });
  await stage.world.run(60_000);
  for (const { shows } of [alice, bob])
    expect(shows).toMatchObject({
      status: 'connected',
      publisher: 'PUBLISHING',
      player: 'PLAYING',
      error: '',
    });
  expect(rtcRoom.mounts).toHaveLength(mounts);
});

it.each([
  ['an hour back', -hour],
  ['a day ahead', 24 * hour],
])(
  'the time of a call goes on by the second while the clock is set %s, and right again',
  async (_where, ms) => {
    const { stage, alice } = await callOfTwo();
    const { phone } = alice;
    const seconds = () => shown(phone.page.data['duration']);
    const before = seconds();
    for (const clockAheadMs of [ms, 0]) {
      phone.device.change({ clockAheadMs });
      const from = seconds();
      await stage.world.run(10_000);
      expect(seconds() - from).toBe(10);
    }
    expect(seconds() - before).toBe(20);
  },
);

it('the call log of a phone whose clock was set back never goes back', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  for (const clockAheadMs of [-hour, 0]) {
    phone.device.change({ clockAheadMs });
    phone.tap('#microphone');
    await stage.world.run(1_000);
  }
  const [trace = ''] = alice.traces;
  const { steps }: { steps: { at: number }[] } = JSON.parse(trace);
  const times = steps.map(({ at }) => at);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(60_000);
});
