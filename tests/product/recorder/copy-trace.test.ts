/** The call page of the built mini-program hands out what its flight recorder holds. */
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import type { Actor } from '../../../tools/scenario/actor.ts';
import { setStage } from '../../../tools/scenario/stage.ts';

describe('the ended call page', () => {
  it('copies the trace of the call, which replays without a divergence', async () => {
    const stage = setStage(
      { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 },
      { platform: 'Android' },
      { program: await builtProgram(), seed: 5, latencyMs: 20, jitterMs: 0, platform: null },
    );
    const alice = stage.actors.get('A') as Actor;
    const shows = (status: string) =>
      stage.world.until(() => alice.shows.status === status, 10_000, `alice ${status}`);
    await alice.join({ room: 'family-1', publish: true, camera: true, microphone: true, taps: 1 });
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
    stage.world.gateway.dispose();
  });
});
