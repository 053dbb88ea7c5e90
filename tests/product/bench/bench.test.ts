/** The benches run, tell what they measured in the shape that is kept, and their page is what the kept figures say. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { benches } from '../../../tools/bench/benches.ts';
import { documentFile, performanceDocument, reportFile, reportText } from '../../../tools/bench/document.ts';
import { readReport } from '../../../tools/bench/figure.ts';
import type { Figure } from '../../../tools/bench/figure.ts';
import { thisMachine } from '../../../tools/bench/machine.ts';
import { deviation, median, quantile, slope } from '../../../tools/bench/statistics.ts';
import { cellsOf } from '../../../tools/bench/table.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const smoke = { quick: true, wholeCalls: 3, goOn: () => true, progress: () => undefined };
const stored = () => readReport(readFileSync(reportFile, 'utf8'));

describe('a smoke run', () => {
  for (const bench of benches)
    it(`of ${bench.id} tells figures that docs/bench.json can keep`, async () => {
      const section = await bench.measure(smoke);
      const report = { sections: [{ ...section, on: thisMachine() }] };
      expect(readReport(await reportText(report))).toEqual(report);
      expect(section.id).toBe(bench.id);
      expect(section.figures.length).toBeGreaterThan(0);
    });
});

describe('docs/performance.md', () => {
  it('is what docs/bench.json says: npm run bench writes both', async () => {
    expect(readFileSync(documentFile, 'utf8')).toBe(await performanceDocument(stored()));
  });

  it('has a section of every bench, in order, with its machine named', () => {
    const { sections } = stored();
    expect(sections.map(({ id }) => id)).toEqual(benches.map(({ id }) => id));
    for (const { on } of sections) expect(on.cpu).not.toBe('');
  });

  it('was measured where no mount is too many: at most a twentieth over random calls', () => {
    const ratio = stored()
      .sections.flatMap(({ figures }) => figures)
      .find(({ of, measure }: Figure) => of === 'as shipped' && measure === 'ratio');
    expect(ratio?.value).toBeLessThanOrEqual(1.05);
  });
});

describe('the command', () => {
  const bench = (...options: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'tools/bench.ts', ...options], {
      cwd: projectRoot,
      encoding: 'utf8',
    });

  it('prints a table, and a smoke run writes nothing', () => {
    const before = readFileSync(reportFile, 'utf8');
    const { status, stdout } = bench('--quick', '--only', 'scenarios');
    expect(stdout).toMatch(/^S1 +3 +3 /m);
    expect(status).toBe(0);
    expect(readFileSync(reportFile, 'utf8')).toBe(before);
  });

  it.each([[['--only', 'nothing']], [['--calls', 'many']]])(
    'says how to use it where it is asked for %s',
    (options) => {
      const { status, stderr } = bench(...options);
      expect(stderr).toContain('npm run bench -- [options]');
      expect(status).toBe(2);
    },
  );
});

describe('the statistics', () => {
  it('have the median and its deviation in the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(deviation([9, 1, 5, 6, 100])).toBe(3);
    expect(quantile([...Array(100).keys()], 0.99)).toBe(99);
  });

  it('find the slope of a line, and none of a point', () => {
    expect(slope([0, 1, 2, 3].map((x) => [x, 7 + 2 * x]))).toBeCloseTo(2);
    expect(slope([[1, 1]])).toBe(0);
  });

  it('stand in columns with their floor and peer, where there are any', () => {
    const figures = [
      { of: 'S1', measure: 'mounts', value: 3, floor: 3, peer: 4 },
      { of: 'S1', measure: 'ms', value: 1_234.5, spread: 2 },
      { of: 'S2', measure: 'mounts', value: 1 },
    ];
    expect(cellsOf({ figures })).toEqual({
      head: ['', 'mounts', 'floor', 'peer', 'ms'],
      rows: [
        ['S1', '3', '3', '4', '1,234.5 ± 2'],
        ['S2', '1', '', '', ''],
      ],
    });
  });
});
