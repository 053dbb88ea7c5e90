/** What a build says when it cannot go on: one sentence that names the file and the remedy, shown without a stack. */
export class BuildError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildError';
  }
}
