/**
 * The calling convention of `my.*`: `success`, `fail` and `complete` callbacks, or a promise when none is given.
 * Results come through the clock with a delay of 0 ms, never within the call. Every API is made with this.
 */
import type { Clock } from '../clock/index.ts';
import { fieldsOf, functionOf, type Fields } from './options.ts';
import type { Intrinsics } from './ports.ts';

/** What `fail` receives and promises reject with. Codes: each API's page in Alipay's documentation. */
export class PlatformError extends Error {
  readonly error: number;
  /** what comes beside code and message */
  readonly details: object;

  constructor(error: number, errorMessage: string, details = {}) {
    super(errorMessage);
    this.error = error;
    this.details = details;
  }
}

export interface Answer {
  succeed(result: object): void;
  fail(error: PlatformError): void;
}

export type Work = (answer: Answer, options: Fields) => void;

const hasCallback = (fields: Fields): boolean =>
  ['success', 'fail', 'complete'].some((name) => typeof fields[name] === 'function');

/** A context that makes answers reach the caller in the caller's style. */
export class Calls {
  readonly clock: Clock;
  readonly intrinsics: Intrinsics;

  constructor(clock: Clock, intrinsics: Intrinsics) {
    this.clock = clock;
    this.intrinsics = intrinsics;
  }

  /** Starts `work`, whose answer reaches the callbacks in `options` or the returned promise. */
  answer(options: unknown, work: Work): Promise<unknown> | undefined {
    if (!hasCallback(fieldsOf(options))) {
      return this.intrinsics.promise((resolve, reject) =>
        this.#run(work, fieldsOf(options), resolve, reject),
      );
    }
    this.announce(options, work);
    return undefined;
  }

  /** The same for APIs that return something else than a promise: the callbacks only, where there are any. */
  announce(options: unknown, work: Work): void {
    const fields = fieldsOf(options);
    const complete = functionOf(fields['complete']);
    const followedByComplete = (name: 'success' | 'fail') => {
      const callback = functionOf(fields[name]);
      return (result: unknown): void => {
        callback?.(result);
        complete?.(result);
      };
    };
    this.#run(work, fields, followedByComplete('success'), followedByComplete('fail'));
  }

  /** For APIs that cannot fail and answer at once. */
  result(options: unknown, result: () => object): Promise<unknown> | undefined {
    return this.answer(options, (answer) => answer.succeed(result()));
  }

  /** For APIs that wait for the user or the host. */
  eventual(options: unknown, work: (options: Fields) => Promise<object>): Promise<unknown> | undefined {
    return this.answer(options, (answer, fields) => {
      work(fields).then(
        (result) => answer.succeed(result),
        (reason: unknown) => answer.fail(asPlatformError(reason)),
      );
    });
  }

  #run(
    work: Work,
    fields: Fields,
    success: (result: unknown) => void,
    fail: (result: unknown) => void,
  ): void {
    const later = (deliver: (result: unknown) => void, result: object): void => {
      const plain = this.intrinsics.plain(result);
      this.clock.setTimeout(() => deliver(plain), 0);
    };
    work(
      {
        succeed: (result) => later(success, result),
        fail: ({ error, message, details }) => later(fail, { ...details, error, errorMessage: message }),
      },
      fields,
    );
  }
}

const asPlatformError = (reason: unknown): PlatformError =>
  reason instanceof PlatformError
    ? reason
    : new PlatformError(2, reason instanceof Error ? reason.message : String(reason));
