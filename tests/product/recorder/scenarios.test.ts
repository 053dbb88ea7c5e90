/** What a phone records can be run again: the chart, given the same events, does the same. And it names nobody. */
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { scenarioIds } from '../../../tools/scenario/library.ts';
import { canary, recordScenario } from './scenario-traces.ts';

describe('the flight recorder', () => {
  for (const id of scenarioIds())
    it(`records ${id} so that it replays without a divergence, holds no secret and names nobody`, async () => {
      for (const { name, traces, secrets, failures } of await recordScenario(id)) {
        expect(traces.length, name).toBeGreaterThan(0);
        expect(failures, name).toEqual([]);
        for (const text of traces) {
          const { divergence, otherChart, steps } = replay(readTrace(text));
          expect([name, divergence, otherChart]).toEqual([name, null, false]);
          expect(steps.length).toBeGreaterThan(0);
          expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
          expect(canary.exec(text), name).toBeNull();
          // what is blanked is what no place is known for
          expect(text).not.toContain('•••');
        }
      }
    });
});
