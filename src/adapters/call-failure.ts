/** The one shape in which adapters throw or reject. */
import type { CallError } from '../../machines/index.ts';

/** Its message holds the kind and the code, no payload. */
export class CallFailure extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(`${error.kind} (${error.code})`);
    this.name = 'CallFailure';
    this.error = error;
  }
}
