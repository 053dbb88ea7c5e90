/** A run in words, for the terminal. */
import type { CourseResult, PhoneResult, ScenarioResult } from './result.ts';

const urls = ({ push, pull }: { readonly push: string; readonly pull: string }): string =>
  [push === '' ? '' : `push ${push}`, pull === '' ? '' : `pull ${pull}`].filter(Boolean).join('  ');

const phoneLines = (name: string, result: PhoneResult): string[] => {
  const { mounts, leastMounts, setData, ticks, sdkCalls, finalState, errors } = result;
  const { chart: _chart, ...final } = finalState;
  return [
    `  phone ${name}`,
    `    mounts     ${mounts.length} (at least ${leastMounts})`,
    ...mounts.map((mount, index) => `      ${index + 1}. ${urls(mount)}`),
    `    setData    ${setData.calls} calls, ${setData.bytes} B (and ${ticks.calls} ticks, ${ticks.bytes} B)`,
    `    SDK calls  ${sdkCalls.join(', ')}`,
    `    final      ${Object.entries(final)
      .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      .join(' ')}`,
    `    errors     ${errors.length === 0 ? 'none' : errors.join(', ')}`,
  ];
};

const courseLines = (course: CourseResult, alone: boolean): string[] => [
  ...(alone ? [] : [`  ${course.ok ? '✓' : '✗'} ${course.name}`]),
  ...Object.entries(course.phones).flatMap(([name, result]) => phoneLines(name, result)),
  ...course.misses.map((miss) => `  ✗ ${miss}`),
];

export const headline = ({ id, title, ok }: ScenarioResult): string => `${ok ? '✓' : '✗'} ${id}  ${title}`;

export const reportLines = (result: ScenarioResult): string[] => [
  headline(result),
  ...result.courses.flatMap((course) => courseLines(course, result.courses.length === 1)),
  '',
];
