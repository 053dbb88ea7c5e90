/** What nobody handles in a realm, nobody handles here: the realms share Node's promises. */
export const rejectionsDuring = async <Result>(
  run: () => Promise<Result>,
): Promise<readonly [Result, readonly string[]]> => {
  const rejected: string[] = [];
  const note = (reason: unknown): void => void rejected.push(`a promise was rejected: ${String(reason)}`);
  process.on('unhandledRejection', note);
  try {
    return [await run(), rejected];
  } finally {
    process.off('unhandledRejection', note);
  }
};
