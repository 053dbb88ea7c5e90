/** Every scenario in JavaScriptCore, the engine of iPhones, which gives a mini-program no JIT. */
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../tools/build/ensure-built.ts';
import { jscAbsence, runInJsc } from '../../tools/scenario/jsc/run-in-jsc.ts';
import { scenario, scenarioIds } from '../../tools/scenario/library.ts';
import { reportLines } from '../../tools/scenario/report.ts';

const conditions = { latencyMs: 20, jitterMs: 0, seed: 1, platform: null, standard: 'script' } as const;

describe('in JavaScriptCore', () => {
  const absence = jscAbsence();
  if (absence !== '') return it.skip(absence);

  it.each([
    ['with', true],
    ['without', false],
  ])('%s JIT every scenario goes as in Node', async (_, jit) => {
    const scripts = scenarioIds().map(scenario);
    const results = [];
    for await (const result of runInJsc({ scripts, conditions, jit, program: await ensureBuilt() }))
      results.push(result);
    expect(results.map(({ id }) => id)).toEqual(scripts.map(({ id }) => id));
    expect(results.filter(({ ok }) => !ok).flatMap(reportLines)).toEqual([]);
  });
});
