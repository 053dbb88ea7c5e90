/**
 * The guide's scenarios where every answer takes its time, and where answers come in another order: with 2 s for a round
 * trip; with jitter that reorders what comes through the socket, over HTTP and from the component; with promises that
 * settle turns after the callbacks of the same cause; and with events of one instant in any order across their senders. No
 * more mounts than the oracle needs, and no defect.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { reportLines } from '../../../tools/scenario/report.ts';
import { runScript } from '../../../tools/scenario/run.ts';

/** ms, one way */
const usual = { latencyMs: 20, jitterMs: 0, promises: 'microtasks', events: 'sent' } as const;

const conditions = [
  { ...usual, latencyMs: 1_000, seed: 1 },
  ...[1, 2, 3, 4, 5].map((seed) => ({ ...usual, jitterMs: 400, seed })),
  { ...usual, promises: 'macrotasks', seed: 1 },
  ...[1, 2].map((seed) => ({ ...usual, events: 'shuffled', seed }) as const),
  ...[1, 2].map((seed) => ({ ...usual, promises: 'mixed', events: 'shuffled', seed }) as const),
  { latencyMs: 20, jitterMs: 400, promises: 'macrotasks', events: 'shuffled', seed: 1 },
] as const;

const title =
  'with $latencyMs ms and up to $jitterMs ms more, promises as $promises, events as $events, seed $seed,';

describe.each(conditions)(title, (condition) => {
  let program: ProgramFiles;
  beforeAll(async () => {
    program = await builtProgram();
  });

  for (const id of scenarioIds().filter((each) => each.startsWith('S')))
    it(`${id} costs no more mounts than it must: ${scenario(id).title}`, async () => {
      const options = { program, platform: null, standard: 'oracle', ...condition } as const;
      const result = await runScript(scenario(id), options);
      expect(result.ok, reportLines(result).join('\n')).toBe(true);
    });
});
