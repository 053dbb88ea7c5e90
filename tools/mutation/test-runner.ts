/**
 * Runs vitest's tests in Stryker's own process. Stryker's vitest runner starts a worker for every mutant, which costs
 * most of a second of processor time; here it is some milliseconds before the first test, and two thousand mutants
 * become a matter of minutes. Describing, expecting and faking timers is vitest's own code.
 */
import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import type {
  CompleteDryRunResult,
  DryRunOptions,
  DryRunResult,
  MutantRunOptions,
  MutantRunResult,
  TestResult,
  TestRunner,
} from '@stryker-mutator/api/test-runner';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import type { File, Task, Test, VitestRunner } from '@vitest/runner';
import { filesBelow } from '../build/sizes.ts';
import { LoadedTests } from './loaded-tests.ts';

/** What the instrumented sources ask; `__stryker__` is the name that Stryker gives it. */
const mutation: InstrumenterContext = {};
Reflect.set(globalThis, '__stryker__', mutation);

/** Vitest's own modules look for a worker's state; of it they need this much. */
Reflect.set(globalThis, '__vitest_worker__', {
  config: {
    fakeTimers: { toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] },
    expect: {},
    snapshotOptions: {},
  },
});

/** Thrown where nobody catches it: XState throws what goes wrong in a step from a timer. Vitest fails a run for it too. */
const strayErrors: unknown[] = [];
for (const stray of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(stray, (error) => strayErrors.push(error));

/** ms. A unit test that waits so long waits for what never comes; the others run whole calls. */
const timeoutOf = (file: string): number => (nameOf(file).startsWith('tests/unit/') ? 60_000 : 300_000);

const vitestConfig = (file: string): VitestRunner['config'] => ({
  root: process.cwd(),
  name: undefined,
  setupFiles: [],
  passWithNoTests: false,
  testNamePattern: undefined,
  allowOnly: false,
  sequence: { seed: 1, hooks: 'stack', setupFiles: 'list' },
  chaiConfig: undefined,
  maxConcurrency: 1,
  testTimeout: timeoutOf(file),
  hookTimeout: 300_000,
  retry: 0,
  includeTaskLocation: false,
  tags: [],
  tagsFilter: undefined,
  strictTags: false,
});

interface Run {
  readonly bail: boolean;
  /** all where there is none */
  readonly only: ReadonlySet<string> | null;
}

export class InProcessTestRunner implements TestRunner {
  static readonly inject = [] as const;
  #files: readonly string[] = [];
  #tests: LoadedTests | null = null;

  capabilities(): { reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    await import('./realms-see-mutants.ts');
    this.#files = (process.env['MUTATION_TESTS'] ?? '').split('|').flatMap(testFiles);
    this.#tests = await LoadedTests.of(this.#files);
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    delete mutation.activeMutant;
    delete mutation.mutantCoverage;
    const result = await this.#run({ bail: !disableBail, only: null });
    const { mutantCoverage } = mutation;
    return mutantCoverage === undefined ? result : { ...result, mutantCoverage };
  }

  /** A mutant is on before any module is loaded, so it makes no difference whether it is static. */
  async mutantRun({
    activeMutant,
    testFilter,
    hitLimit,
    disableBail,
  }: MutantRunOptions): Promise<MutantRunResult> {
    mutation.activeMutant = activeMutant.id;
    mutation.hitCount = 0;
    if (hitLimit === undefined) delete mutation.hitLimit;
    else mutation.hitLimit = hitLimit;
    const only = testFilter === undefined ? null : new Set(testFilter);
    const result = await this.#run({ bail: !disableBail, only });
    const timeout = determineHitLimitReached(mutation.hitCount, hitLimit);
    return timeout === undefined ? toMutantRunResult(result) : toMutantRunResult(timeout);
  }

  async #run(run: Run): Promise<CompleteDryRunResult> {
    const { startTests } = await import('@vitest/runner');
    const { vi } = await import('vitest');
    const results: TestResult[] = [];
    for (const file of this.#files) {
      if (run.only !== null && ![...run.only].some((id) => id.startsWith(`${nameOf(file)}#`))) continue;
      const [task] = await startTests([file], this.#runnerOf(run, file));
      vi.useRealTimers();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
      await new Promise((resolve) => setTimeout(resolve));
      if (task !== undefined) results.push(...resultsOf(task, strayErrors.splice(0)));
      if (run.bail && results.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return { status: DryRunStatus.Complete, tests: results };
  }

  #runnerOf({ bail, only }: Run, file: string): VitestRunner {
    let failed = false;
    return {
      config: vitestConfig(file),
      importFile: (path) => this.#tests?.load(path),
      onBeforeRunTask: (test) => {
        if ((bail && failed) || (only !== null && !only.has(idOf(test)))) test.mode = 'skip';
      },
      onBeforeTryTask: (test) => void (mutation.currentTestId = idOf(test)),
      onAfterRunTask: (test) => {
        delete mutation.currentTestId;
        failed ||= test.result?.state === 'fail';
      },
    };
  }
}

/** Of a file, or below a folder. */
const testFiles = (path: string): string[] =>
  statSync(path).isDirectory()
    ? filesBelow(path)
        .filter((file) => file.endsWith('.test.ts'))
        .sort()
        .map((file) => resolve(path, file))
    : [resolve(path)];

const nameOf = (file: string): string => relative(process.cwd(), file);

const titleOf = (task: Task): string =>
  task.suite === undefined ? task.name : `${titleOf(task.suite)} ${task.name}`;

const idOf = (test: Test): string => `${nameOf(test.file.filepath)}#${titleOf(test)}`;

const testsOf = (task: Task): Test[] => (task.type === 'test' ? [task] : task.tasks.flatMap(testsOf));

/** A file that does not load has no tests, and a stray error is no test's: either counts as one more that failed. */
function resultsOf(file: File, stray: readonly unknown[]): TestResult[] {
  const results = testsOf(file).map(resultOf);
  const failed = results.some(({ status }) => status === TestStatus.Failed);
  const broken = [...(file.result?.errors ?? []), ...stray][0];
  if (broken === undefined || failed) return results;
  const failureMessage = broken instanceof Error ? broken.message : JSON.stringify(broken);
  const name = nameOf(file.filepath);
  return [...results, { id: name, name, timeSpentMs: 0, status: TestStatus.Failed, failureMessage }];
}

function resultOf(test: Test): TestResult {
  const base = {
    id: idOf(test),
    name: titleOf(test),
    timeSpentMs: test.result?.duration ?? 0,
    fileName: test.file.filepath,
  };
  if (test.result?.state === 'pass') return { ...base, status: TestStatus.Success };
  if (test.result?.state !== 'fail') return { ...base, status: TestStatus.Skipped };
  const failureMessage = test.result.errors?.[0]?.message ?? 'failed without a message';
  return { ...base, status: TestStatus.Failed, failureMessage };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessTestRunner)];
