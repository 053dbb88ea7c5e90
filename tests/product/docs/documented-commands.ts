/**
 * Every command that the docs tell a reader to type, and what runs it: a test, or a script that guards main. A command
 * with more options than a row stands for itself.
 */
interface Documented {
  /** the command, or how it begins */
  readonly command: string;
  /** the file that runs it */
  readonly runBy: string;
  /** what stands in that file, so that the row cannot outlive it */
  readonly as: string;
}

/** The file that types commands as a reader does. */
const typed = 'tests/browser/commands.test.ts';

export const documentedCommands: readonly Documented[] = [
  { command: 'npm ci', runBy: '.ci/run', as: 'npm ci' },
  { command: 'npm test', runBy: '.ci/run', as: 'npm test' },
  { command: 'npm start', runBy: typed, as: 'npm start' },
  { command: 'npm start -- --app', runBy: 'tests/browser/foreign-app.test.ts', as: "'--app'" },
  { command: 'npm run build', runBy: typed, as: 'npm run build' },
  { command: 'npm run scenario', runBy: typed, as: 'npm run scenario -- S1 S3' },
  { command: 'npm run verify', runBy: typed, as: 'npm run verify' },
  { command: 'npm run monkey', runBy: typed, as: 'npm run monkey -- --seed 2' },
  { command: 'npm run inspect', runBy: typed, as: 'npm run inspect' },
  { command: 'npm run replay', runBy: 'tests/product/recorder/replay.test.ts', as: "'tools/replay.ts'" },
  { command: 'npm run docs', runBy: 'tests/product/docs/reference.test.ts', as: 'await reference()' },
  { command: 'npm run docs:states', runBy: typed, as: 'npm run docs:states' },
  { command: 'npm run lab:build', runBy: typed, as: 'npm run lab:build' },
  { command: 'npm run screenshot', runBy: typed, as: 'npm run screenshot' },
  { command: 'npm run package', runBy: 'tests/product/embedding/packed.ts', as: "['pack', '--json'" },
  {
    command: 'npx callchart wrap-sdk',
    runBy: 'tests/product/embedding/packed.ts',
    as: "scripts['postinstall']",
  },
  {
    command: 'export ZEGO_APP_ID=',
    runBy: 'tests/lab/credentials-server/process.test.ts',
    as: '...environment',
  },
  {
    command: 'curl -d',
    runBy: 'tests/lab/credentials-server/process.test.ts',
    as: "'examples/credentials-server/main.ts'",
  },
  { command: 'npm run bench', runBy: 'tests/product/bench/bench.test.ts', as: "bench('--quick'" },
  { command: 'npm run check', runBy: 'package.json', as: '"test": "npm run check && ' },
  { command: 'npx vitest run tests', runBy: 'tools/test.ts', as: "'node_modules/vitest/vitest.mjs', 'run'" },
];

/** Those that no test runs, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'npm run format': 'writes what npm run check only reports',
  'npm install': 'asks a registry; tests/product/embedding puts the package where npm would',
  'npm --prefix examples/embedding install': 'the same',
  'npm run mutation': 'takes far longer than all tests together',
};
