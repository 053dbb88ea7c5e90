/** What the commands have in common: wrong usage is told in words with the usage below, and exits with 2. */
export class UsageError extends Error {}

/** What `parseArgs` complains about as wrong usage. */
export const readingOptions = <T>(read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
};

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
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  }
};
