/**
 * Every scenario of this folder, on the built mini-program and each of ZEGO's builds; what may be said of no secret and of no
 * call of `setData`; and what a phone records of it can be run again, with the same result, and names nobody.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { canarySignature } from '../../../lab/credentials/lab-app.ts';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { needlessPatches } from '../../../tools/scenario/needless-patches.ts';
import { reportLines } from '../../../tools/scenario/report.ts';
import { runScript } from '../../../tools/scenario/run.ts';
import { secretsIn } from '../../../tools/scenario/secrets.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { vendorsUnderTest } from '../contract/vendor-builds.ts';
import { canary, playedByCanaries } from './canaries.ts';

const recordedOn = ({ actors, tokens }: Stage) => ({
  traces: [...actors.values()].flatMap(({ traces }) => traces),
  // what is blanked (•••) is what no place is known for
  unwanted: [...tokens, canarySignature, 'zgseq=', 'zgdid=', '•••'],
});

const judgeTrace = (text: string, unwanted: readonly string[]): void => {
  const { divergence, otherChart, steps } = replay(readTrace(text));
  expect([divergence, otherChart]).toEqual([null, false]);
  expect(steps.length).toBeGreaterThan(0);
  expect(unwanted.filter((part) => text.includes(part))).toEqual([]);
  expect(canary.exec(text)).toBeNull();
};

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
      const recorded: ReturnType<typeof recordedOn>[] = [];
      const conditions = { program, seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
      const result = await runScript(playedByCanaries(scenario(id)), {
        ...conditions,
        onStageEnd: ({ stage }) => {
          leaks.push(...secretsIn(stage));
          needless.push(...needlessPatches(stage));
          recorded.push(recordedOn(stage));
        },
      });
      expect(result.ok, reportLines(result).join('\n')).toBe(true);
      expect(leaks).toEqual([]);
      expect(needless).toEqual([]);
      for (const { traces, unwanted } of recorded) {
        expect(traces).not.toEqual([]);
        for (const text of traces) judgeTrace(text, unwanted);
      }
    });
});
