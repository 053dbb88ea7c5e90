/** `docs/performance.md`, made of `docs/bench.json` and nothing else. */
import type { Machine, MeasuredSection, Report } from './figure.ts';
import { cellsOf } from './table.ts';

const markdownTable = (section: MeasuredSection): readonly string[] => {
  const { head, rows } = cellsOf(section);
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const [first = [], ...rest] = all;
  return [line(first), `| ${rule.join(' | ')} |`, ...rest.map(line)];
};

const machineText = ({ cpu, cores, node, platform, day, load }: Machine): string =>
  `${cpu}, ${cores} cores, ${platform}, Node ${node}, ${day}, load ${load}`;

const sectionText = (section: MeasuredSection): readonly string[] => [
  `## ${section.title}`,
  '',
  section.cost,
  '',
  ...(section.floor === '' ? [] : [`Floor: ${section.floor}.`]),
  ...(section.peer === '' ? [] : [`Peer: ${section.peer}.`]),
  ...(section.floor + section.peer === '' ? [] : ['']),
  ...markdownTable(section),
  '',
  ...section.notes.flatMap((note) => [`- ${note}`]),
  ...(section.notes.length > 0 ? [''] : []),
  `<sub>${machineText(section.on)}</sub>`,
  '',
];

/** As prettier would leave it. */
export const performanceDocument = ({ sections }: Report): string =>
  [
    '# Performance',
    '',
    '<!-- Made by `npm run bench` of bench.json: change tools/bench, not this file. -->',
    '',
    'What a call costs, each figure beside the least that is possible (floor) and beside what one would use otherwise (peer),',
    'measured in the same run. `a ± b` is a median and the median absolute deviation from it. Nothing here was measured on a',
    'phone: figures without time (mounts, calls, bytes, turns) are the same there, times are not, but their ratios are a',
    'guide. Measure anew with `npm run bench`; the raw figures are in [bench.json](bench.json).',
    '',
    ...sections.flatMap(sectionText),
  ]
    .join('\n')
    .trimEnd() + '\n';
