/** What the commands have in common: wrong usage is told in words with the usage below, and exits with 2. */
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

/** @param run resolves to the exit code */
export const runCommand = async (usage: string, run: () => Promise<number>): Promise<void> => {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h'))
    return console.log(usage);
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!isUsageError(error)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
};
