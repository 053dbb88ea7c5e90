/**
 * The suites that are to find a planted bug, the cheapest first. They run in the copy of the sources, in one process and
 * without vitest's workers, so that forty bugs are a matter of minutes.
 */
import { spawn } from 'node:child_process';

export interface Suite {
  readonly name: string;
  /** test files and folders for a bug in this file; none where the suite cannot see it */
  readonly tests: (file: string) => readonly string[];
}

/** By the beginning of a file's path, the unit tests that load it. */
const unitTests: readonly (readonly [string, readonly string[]])[] = [
  ['machines/', ['tests/unit/machines']],
  ['src/adapters/zego/', ['tests/unit/zego']],
  ['src/adapters/rtc-room/', ['tests/unit/rtc-room']],
  ['src/adapters/credentials/', ['tests/unit/credentials']],
  ['src/call/', ['tests/unit/call']],
  ['src/recorder/', ['tests/unit/recorder/flight-recorder.test.ts']],
  ['src/pages/', ['tests/unit/pages']],
];

const below = (folder: string, tests: readonly string[]) => (file: string) =>
  file.startsWith(folder) ? tests : [];

export const suites: readonly Suite[] = [
  { name: 'unit', tests: (file) => unitTests.find(([folder]) => file.startsWith(folder))?.[1] ?? [] },
  { name: 'property', tests: below('src/adapters/', ['tests/proof/property/redaction.test.ts']) },
  { name: 'pages', tests: below('src/', ['tests/unit/pages/call-axml.test.ts']) },
  { name: 'contract', tests: below('src/adapters/zego/', ['tests/product/contract/engine.test.ts']) },
  { name: 'end to end', tests: below('src/', ['tests/product/scenarios/two-phones.test.ts']) },
  { name: 'scenarios', tests: () => ['tests/product/scenarios/scenarios.test.ts'] },
  { name: 'model', tests: below('machines/', ['tests/proof/model/exhaustive.test.ts']) },
  {
    name: 'leaving',
    tests: () => [
      'tests/proof/crosses/leaving-scenarios.test.ts',
      'tests/proof/crosses/leaving-edge-cases.test.ts',
    ],
  },
  { name: 'recorder', tests: below('src/', ['tests/unit/recorder']) },
];

/** ms; a bug may make a test go round for ever */
const patience = 900_000;

export interface Verdict {
  /** the title of the first test that failed; null where all passed */
  readonly failed: string | null;
  readonly ms: number;
}

/** @param root where the copy lies */
export async function runSuite({ tests }: Suite, file: string, root: string): Promise<Verdict> {
  const paths = tests(file);
  if (paths.length === 0) return { failed: null, ms: 0 };
  const began = Date.now();
  const { code, printed } = await run(['--import', 'tsx', 'tools/mutation/run-tests.ts', ...paths], root);
  const ms = Date.now() - began;
  if (code === 0) return { failed: null, ms };
  const lines = printed.trim().split('\n');
  return { failed: code === 1 ? (lines.at(-1) ?? '') : 'a test that never ends', ms };
}

const run = (args: readonly string[], cwd: string): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: patience,
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, printed }));
  });
