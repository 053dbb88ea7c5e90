/**
 * Runs test files and folders in this process until one test fails, without a mutant: `tsx tools/mutation/run-tests.ts
 * tests/unit/zego`. Prints the title of that test and exits with 1.
 */
import { DryRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { InProcessTestRunner } from './test-runner.ts';

process.env['MUTATION_TESTS'] = process.argv.slice(2).join('|');
const runner = new InProcessTestRunner();
await runner.init();
const result = await runner.dryRun({ timeout: Infinity, coverageAnalysis: 'off', disableBail: false });
if (result.status !== DryRunStatus.Complete) throw new Error(`the tests ended as ${result.status}`);
const failed = result.tests.find(({ status }) => status === TestStatus.Failed);
const passed = result.tests.filter(({ status }) => status === TestStatus.Success).length;
console.log(failed === undefined ? `${passed} tests passed` : failed.name);
process.exit(failed === undefined ? 0 : 1);
