import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { plantedReport, reportedBugs } from '../../../tools/planted/report.ts';
import { bugs } from '../../planted/bugs.ts';

describe('the planted bugs', () => {
  it('each have a name of their own', () => {
    expect(new Set(bugs.map(({ name }) => name)).size).toBe(bugs.length);
  });

  it.each(bugs)('"$name" has its one place in the sources, and changes it', ({ file, find, replace }) => {
    expect(readFileSync(file, 'utf8').split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });

  it('are the ones of the report, and all were caught', () => {
    const report = readFileSync('docs/planted-bugs.md', 'utf8');
    expect(reportedBugs(report)).toEqual(bugs.map(({ name }) => name));
    expect(report).not.toContain('**nothing**');
  });
});

describe('the report', () => {
  it('names a bug that nothing catches', () => {
    const [bug] = bugs;
    if (bug === undefined) throw new Error('there are no bugs');
    const text = plantedReport([bug], new Map());
    expect(text).toContain('0 of 1 caught');
    expect(text).toContain('**nothing**');
    expect(reportedBugs(text)).toEqual([bug.name]);
  });
});
