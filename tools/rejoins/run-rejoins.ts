/** The rejoins with progress, and their figures as one table. */
import type { Browser } from 'playwright-core';
import { inColumns } from '../columns.ts';
import { Progress } from '../verify/progress.ts';
import type { Stop } from '../verify/stop.ts';
import { rejoinOften, soon, type Rejoin } from './rejoins.ts';

const secondsText = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Resolves to whether every call came soon, and the console was silent. */
export async function runRejoins(browser: Browser, url: string, count: number, stop: Stop): Promise<boolean> {
  const progress = new Progress();
  let soFar: readonly Rejoin[] = [];
  const { rejoins, complaints } = await rejoinOften(browser, url, count, (done) => {
    soFar = [...done];
    progress.show(`rejoins ${done.length} of ${count}, ${done.filter(isLate).length} late`);
    return !stop.asked;
  }).catch((reason: unknown) => {
    // Ctrl-C closes the browser
    if (stop.interrupted) return { rejoins: soFar, complaints: [] };
    throw reason;
  });
  progress.clear();
  console.log(tableOf(rejoins).join('\n'));
  for (const complaint of complaints) console.log(`The console complains: ${complaint}`);
  const late = rejoins.filter(isLate).length;
  console.log(`${rejoins.length} rejoins, ${late} later than ${soon / 1_000} s after both are in the room.`);
  return late === 0 && complaints.length === 0;
}

const isLate = ({ sinceBothIn }: Rejoin): boolean => sinceBothIn === null || sinceBothIn > soon;

function tableOf(rejoins: readonly Rejoin[]): readonly string[] {
  const ways = [...new Set(rejoins.map(({ way }) => way))];
  return inColumns([
    ['', 'rejoins', 'late', 'after the tap: median', 'most', 'after both are in: median', 'most'],
    ...ways.map((way) =>
      rowOf(
        way,
        rejoins.filter((one) => one.way === way),
      ),
    ),
    rowOf('all', rejoins),
  ]);
}

const rowOf = (name: string, rejoins: readonly Rejoin[]): string[] => [
  name,
  String(rejoins.length),
  String(rejoins.filter(isLate).length),
  ...medianAndMost(rejoins.map(({ sinceTap }) => sinceTap)),
  ...medianAndMost(rejoins.map(({ sinceBothIn }) => sinceBothIn)),
];

function medianAndMost(times: readonly (number | null)[]): string[] {
  const sorted = times.map((ms) => ms ?? Infinity).sort((a, b) => a - b);
  const text = (ms = Infinity): string => (Number.isFinite(ms) ? secondsText(ms) : 'never');
  return [text(sorted[Math.floor((sorted.length - 1) / 2)]), text(sorted.at(-1))];
}
