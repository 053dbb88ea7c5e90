/**
 * What the commands have in common: wrong usage is told in words with the usage below, and exits with 2; what cannot be built
 * is told in words, and exits with 1.
 */
import type { VendorBuild } from '../src/adapters/zego/engine.ts';
import { BuildError } from './build/build-error.ts';

export class UsageError extends Error {}

/** Ours, and what `parseArgs` complains about. */
const isUsageError = (error: unknown): error is Error =>
  error instanceof UsageError ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));

/** @param name of the option */
export const wholeNumber = (name: string, text: string): number => {
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} takes a whole number, not ${text}`);
  return Number(text);
};

/** @param name of the option */
export const oneOf = <T extends string>(name: string, text: string, known: readonly T[]): T => {
  const found = known.find((each) => each === text);
  if (found === undefined) throw new UsageError(`--${name} is one of ${known.join(', ')}`);
  return found;
};

/** `--build npm|alipay`; without it `findVendor` chooses. */
export const vendorOf = (build: string | undefined): { readonly vendor?: VendorBuild } =>
  build === undefined ? {} : { vendor: oneOf('build', build, ['npm', 'alipay']) };

const fail = (code: number, why: string): void => {
  console.error(why);
  process.exitCode = code;
};

/** @param run resolves to the exit code */
export const runCommand = async (usage: string, run: () => Promise<number>): Promise<void> => {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h'))
    return console.log(usage);
  try {
    process.exitCode = await run();
  } catch (error) {
    if (error instanceof BuildError) return fail(1, error.message);
    if (isUsageError(error)) return fail(2, `${error.message}\n\n${usage}`);
    throw error;
  }
};
