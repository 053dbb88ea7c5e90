/**
 * The guide's scenarios where every answer takes its time: with 2 s for a round trip, and with jitter that reorders what
 * comes through the socket, over HTTP and from the component. No more mounts than the oracle needs, and no defect.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build/ensure-built.ts';
import { scenario, scenarioIds } from '../../tools/scenario/library.ts';
import { reportLines } from '../../tools/scenario/report.ts';
import { runScript } from '../../tools/scenario/run.ts';

/** ms, one way */
const conditions = [
  { latencyMs: 1_000, jitterMs: 0, seed: 1 },
  ...[1, 2, 3, 4, 5].map((seed) => ({ latencyMs: 20, jitterMs: 400, seed })),
];

describe.each(conditions)('with $latencyMs ms and up to $jitterMs ms more, seed $seed,', (condition) => {
  let program = '';
  beforeAll(async () => {
    program = await ensureBuilt();
  }, 60_000);

  for (const id of scenarioIds().filter((each) => each.startsWith('S')))
    it(`${id} costs no more mounts than it must: ${scenario(id).title}`, async () => {
      const options = { program, platform: null, standard: 'oracle', ...condition } as const;
      const result = await runScript(scenario(id), options);
      expect(result.ok, reportLines(result).join('\n')).toBe(true);
    });
});
