/**
 * Every kind of outage on both of ZEGO's builds: within 30 s after the network works again the call is whole, and media that
 * survived are not remounted. Two at a time: tests/proof/crosses/outage-pairs.test.ts.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { vendorsUnderTest } from '../contract/vendor-builds.ts';
import { heals, latencies, outages, promised } from './outages.ts';

const at = outages.flatMap((outage) => latencies.map((ms) => ({ outage, name: outage.name, ms })));

describe.each(vendorsUnderTest)('on the $title', ({ build, absent }) => {
  if (absent !== '') return it.skip(absent);
  let program: ProgramFiles;
  beforeAll(async () => {
    program = await builtProgram({ vendor: build });
  });

  it.each(at)('the call survives $name at $ms ms', async ({ outage, ms }) => {
    const { within, mounts } = await heals(program, ms, [outage]);
    expect(within).toBeLessThanOrEqual(promised);
    expect(mounts).toBe(outage.mounts ?? 0);
  });
});
