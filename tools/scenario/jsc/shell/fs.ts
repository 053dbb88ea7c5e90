/** `node:fs`: there are no files in the shell. */
const none = (): never => {
  throw new Error('JavaScriptCore’s shell reads no files');
};

export { none as existsSync, none as readFileSync, none as statSync };
