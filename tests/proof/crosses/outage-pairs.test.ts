/** Any two kinds of outage together, on both of ZEGO's builds: within 30 s after both are over the call is whole. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { vendorsUnderTest } from '../../product/contract/vendor-builds.ts';
import { heals, latencies, outages, promised } from '../../product/scenarios/outages.ts';

describe.each(vendorsUnderTest)('on the $title', ({ build, absent }) => {
  if (absent !== '') return it.skip(absent);
  let program: ProgramFiles;
  beforeAll(async () => {
    program = await builtProgram({ vendor: build });
  });

  const at = outages.flatMap((outage) => latencies.map((ms) => ({ outage, name: outage.name, ms })));
  it.each(at)('the call survives $name together with any other at $ms ms', async ({ outage, ms }) => {
    const late: string[] = [];
    for (const other of outages.slice(outages.indexOf(outage) + 1)) {
      const { within } = await heals(program, ms, [outage, other]);
      if (within > promised) late.push(`and ${other.name}: ${within} s`);
    }
    expect(late).toEqual([]);
  });
});
