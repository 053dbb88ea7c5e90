/**
 * Every scenario of this folder, on the built mini-program and each of ZEGO's builds; what may be said of no secret, and of no
 * call of `setData`.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { needlessPatches } from '../../../tools/scenario/needless-patches.ts';
import { reportLines } from '../../../tools/scenario/report.ts';
import { runScript } from '../../../tools/scenario/run.ts';
import { secretsIn } from '../../../tools/scenario/secrets.ts';
import { vendorsUnderTest } from '../contract/vendor-builds.ts';

describe.each(vendorsUnderTest)('on the $title, the scenario', ({ build, absent }) => {
  if (absent !== '') return it.skip(absent);
  let program: ProgramFiles;
  beforeAll(async () => {
    program = await builtProgram({ vendor: build });
  });

  for (const id of scenarioIds())
    it(`${id}: ${scenario(id).title}`, async () => {
      const leaks: string[] = [];
      const needless: string[] = [];
      const conditions = { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
      const result = await runScript(scenario(id), {
        ...conditions,
        onStageEnd: ({ stage }) => {
          leaks.push(...secretsIn(stage));
          needless.push(...needlessPatches(stage));
        },
      });
      expect(result.ok, reportLines(result).join('\n')).toBe(true);
      expect(leaks).toEqual([]);
      expect(needless).toEqual([]);
    });
});
