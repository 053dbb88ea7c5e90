/** `docs/performance.md`, made of `docs/bench.json` and nothing else. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '../build/build-mini-program.ts';
import { page, table } from '../docs/markdown.ts';
import type { Machine, MeasuredSection, Report } from './figure.ts';
import { cellsOf } from './table.ts';

export const reportFile = join(projectRoot, 'docs', 'bench.json');
export const documentFile = join(projectRoot, 'docs', 'performance.md');

const machineText = ({ cpu, cores, node, platform, day, load }: Machine): string =>
  `${cpu}, ${cores} cores, ${platform}, Node ${node}, ${day}, load ${load}`;

const compared = ({ floor, peer }: MeasuredSection): string =>
  [floor === '' ? '' : `Floor: ${floor}.`, peer === '' ? '' : `Peer: ${peer}.`].filter(Boolean).join(' ');

const sectionBlocks = (section: MeasuredSection): readonly string[] => {
  const { head, rows } = cellsOf(section);
  return [
    `## ${section.title}`,
    section.cost,
    compared(section),
    table(head, rows),
    section.notes.map((note) => `- ${note}`).join('\n'),
    `Measured on: ${machineText(section.on)}.`,
  ];
};

const introduction = [
  'What a call costs. Beside a figure stand the least that is possible (floor) and what one would use otherwise (peer),',
  'measured in the same run; `a ± b` is a median and the median absolute deviation from it, p50 and p99 are percentiles.',
  'Nothing here was measured on a phone: mounts, calls, bytes and turns are the same there; times are not, but they compare',
  'alike. `npm run bench` measures anew and writes this page from [bench.json](bench.json).',
].join(' ');

/** The same report gives the same text on every machine. */
export const performanceDocument = async ({ sections }: Report): Promise<string> =>
  format(
    page(
      '<!-- Written by npm run bench from docs/bench.json. Change tools/bench in place of it. -->',
      '# Performance',
      introduction,
      ...sections.flatMap(sectionBlocks),
    ),
    { ...(await resolveConfig(documentFile)), parser: 'markdown' },
  );

export const reportText = async (report: Report): Promise<string> =>
  format(JSON.stringify(report), { ...(await resolveConfig(reportFile)), parser: 'json' });
