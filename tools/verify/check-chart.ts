/**
 * The exhaustive searches in a process of their own: they want fewer retries (`tests/proof/model/short-policy.ts`), which the
 * built mini-program must not get, and they run for minutes without a pause, in which nobody could press Ctrl-C.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Progress } from './progress.ts';
import type { Stop } from './stop.ts';
import type { Row } from './table.ts';

/** What the searching process tells: how far a check is, with its figures so far, or what came of it. */
export type SearchMessage =
  | { readonly progress: string; readonly row: Row }
  | { readonly progress: null; readonly row: Row; readonly text: string };

const checkStopMs = 200;

/** The rows of the checks; of one that was stopped, the figures so far. */
export const checkChart = (parts: ReadonlySet<string>, remotes: 1 | 2, stop: Stop): Promise<readonly Row[]> =>
  new Promise((resolve, reject) => {
    const progress = new Progress();
    const rows: Row[] = [];
    let underWay: Row | null = null;
    const searching = fork(fileURLToPath(new URL('search-process.ts', import.meta.url)), [
      String(remotes),
      ...parts,
    ]);
    const watch = setInterval(() => {
      if (stop.asked) searching.kill();
    }, checkStopMs);
    searching.on('message', (message: SearchMessage) => {
      if (message.progress !== null) {
        underWay = message.row;
        return progress.show(message.progress);
      }
      progress.clear();
      if (message.text !== '') console.log(`${message.text}\n`);
      rows.push(message.row);
      underWay = null;
    });
    searching.on('close', (code) => {
      clearInterval(watch);
      progress.clear();
      if (code !== 0 && !stop.asked) return reject(new Error(`the search ended with ${code}`));
      resolve(underWay === null ? rows : [...rows, underWay]);
    });
  });
