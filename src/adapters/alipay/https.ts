/**
 * One JSON request over `my.request`. The credentials provider asks; nothing of what is sent or answered appears in
 * a failure.
 */
import { CallFailure } from '../call-failure.ts';
import { field, tryMethod } from '../unknown.ts';
import { isHttpsUrl } from './https-url.ts';
import { askPlatform } from './my.ts';

export interface JsonRequest {
  /** `https://…`, or `http://` to 127.0.0.1 and localhost */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly data: Readonly<Record<string, string>>;
  /** milliseconds */
  readonly timeoutMs: number;
}

/** Something under way that can be called off. */
export interface Pending<Value> {
  readonly result: Promise<Value>;
  /** Makes `result` reject with a `CallFailure` whose code ends in `cancelled`; no effect once it has settled. */
  cancel(): void;
}

/**
 * Resolves to the parsed body. Rejects with a `CallFailure`: `credentialsUnreachable` where trying again may help,
 * `credentialsRefused` where it will not.
 */
export function requestJson({ url, method, data, timeoutMs }: JsonRequest): Pending<unknown> {
  let giveUp: (reason: string) => void = () => undefined;
  const result = new Promise<unknown>((resolve, reject) => {
    if (!isHttpsUrl(url)) return reject(failure(false, 'not https'));
    const settle = (outcome: unknown): void => {
      clearTimeout(timer);
      giveUp = () => undefined;
      if (outcome instanceof CallFailure) reject(outcome);
      else resolve(outcome);
    };
    giveUp = (reason) => {
      // First the reason, then the abort: it answers the request with an error of its own.
      settle(failure(true, reason));
      tryMethod(task, 'abort');
    };
    // The client has a time limit of its own, but not every client keeps it.
    const timer = setTimeout(() => giveUp('timeout'), timeoutMs);
    const task = askPlatform(
      'request',
      {
        url,
        method,
        data: { ...data },
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        // As text: with `json` a proxy's HTML error page is "error 14", and its status is lost.
        dataType: 'text',
        timeout: timeoutMs,
      },
      (response) => settle(refusalOf(response) ?? bodyOf(response)),
      (response) => settle(refusalOf(response) ?? failureOf(field(response, 'error'))),
    );
  });
  return { result, cancel: () => giveUp('cancelled') };
}

/** The typings allow text and parsed JSON alike. */
function bodyOf(response: unknown): unknown {
  const data = field(response, 'data');
  if (typeof data !== 'string') return data;
  try {
    const parsed: unknown = JSON.parse(data);
    return parsed;
  } catch {
    return failure(false, 'not json');
  }
}

/** Statuses that pass by themselves: request timeout, too many requests, and everything on the server's side. */
function refusalOf(response: unknown): CallFailure | null {
  const status = field(response, 'status') ?? field(response, 'statusCode');
  if (typeof status !== 'number' || status < 400) return null;
  return failure(status === 408 || status === 429 || status >= 500, `http ${status}`, '');
}

/**
 * Error codes of `my.request` that trying again will not change: wrong parameters (2, 15), a domain outside the
 * white list (4, 11), an answer that cannot be decoded (14). The others are the network's: 1 page left, 9 aborted,
 * 12 network, 13 timeout, 19 HTTP, 20 stopped or throttled, 23 proxy.
 */
const lasting: readonly unknown[] = [2, 4, 11, 14, 15];

function failureOf(error: unknown): CallFailure {
  return failure(!lasting.includes(error), typeof error === 'number' ? `${error}` : 'failed');
}

/** @param passes whether trying again may help */
function failure(passes: boolean, reason: string, of = 'alipay request '): CallFailure {
  return new CallFailure({
    kind: passes ? 'credentialsUnreachable' : 'credentialsRefused',
    code: of + reason,
  });
}
