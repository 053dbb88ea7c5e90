/** What a phone records can be run again: the chart, given the same events, does the same. */
import { describe, expect, it } from 'vitest';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import { replay } from '../../../lab/trace/replay.ts';
import { scenarioIds } from '../../../tools/scenario/library.ts';
import { recordScenario } from './scenario-traces.ts';

describe('the flight recorder', () => {
  for (const id of scenarioIds())
    it(`records ${id} so that it replays without a divergence, and holds no secret`, async () => {
      for (const { name, traces, secrets } of await recordScenario(id)) {
        expect(traces.length, name).toBeGreaterThan(0);
        for (const text of traces) {
          const { divergence, otherChart, steps } = replay(readTrace(text));
          expect([name, divergence, otherChart]).toEqual([name, null, false]);
          expect(steps.length).toBeGreaterThan(0);
          expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
        }
      }
    }, 60_000);
});
