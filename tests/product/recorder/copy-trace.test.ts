/** The call page of the built mini-program hands out what its flight recorder holds. */
import { expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { joinChoice, onePhone } from '../scenarios/situations.ts';

it('the ended call page copies the trace of the call, which replays without a divergence', async () => {
  const { stage, alice } = await onePhone();
  const shows = (status: string) =>
    stage.world.until(() => alice.shows.status === status, 10_000, `alice ${status}`);
  await alice.join({ ...joinChoice, room: 'family-1' });
  await shows('connected');
  alice.phone.tap('#leave');
  await shows('idle');
  await stage.world.run(500);
  alice.phone.tap('#copyTrace');
  await stage.world.run(50);
  const [copied = ''] = alice.phone.screen.clipboard;
  const trace = readTrace(copied);
  expect(trace.steps.map(({ event }) => event.type)).toContain('page.leaveTapped');
  expect(replay(trace).divergence).toBeNull();
  for (const named of ['alice', 'Alice', 'family-1']) expect(copied).not.toContain(named);
  expect(stage.tokens.filter((token) => copied.includes(token))).toEqual([]);
});
