/** `node:util` for the captured console: texts in which a test looks for secrets. */
export const inspect = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
};
