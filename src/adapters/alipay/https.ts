/**
 * One JSON request over `my.request`. The credentials provider asks; nothing of what is sent or answered appears in
 * a failure.
 */
import type { ErrorKind } from '../../../machines/index.ts';
import { CallFailure } from '../call-failure.ts';
import { field } from '../unknown.ts';
import { isHttpsUrl } from './https-url.ts';

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
export function requestJson(request: JsonRequest): Pending<unknown> {
  let giveUp: (reason: string) => void = () => undefined;
  const result = new Promise<unknown>((resolve, reject) => {
    if (!isHttpsUrl(request.url)) return reject(failure('credentialsRefused', 'not https'));
    const finish = () => {
      clearTimeout(timer);
      giveUp = () => undefined;
    };
    giveUp = (reason) => {
      finish();
      // First the reason, then the abort: it answers the request with an error of its own.
      reject(failure('credentialsUnreachable', reason));
      abort(task);
    };
    // The client has a time limit of its own, but not every client keeps it.
    const timer = setTimeout(() => giveUp('timeout'), request.timeoutMs);
    const task = send(request, (answer) => {
      finish();
      if (answer instanceof CallFailure) reject(answer);
      else resolve(answer);
    });
  });
  return { result, cancel: () => giveUp('cancelled') };
}

/** Answers with the parsed body, or with the failure; returns the platform's task. */
function send(request: JsonRequest, answer: (outcome: unknown) => void): unknown {
  try {
    return my.request({
      url: request.url,
      method: request.method,
      data: { ...request.data },
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      // As text: with `json` a proxy's HTML error page is "error 14", and its status is lost.
      dataType: 'text',
      timeout: request.timeoutMs,
      success: (response: unknown) => answer(refusalOf(response) ?? bodyOf(response)),
      fail: (response: unknown) => answer(refusalOf(response) ?? failureOf(field(response, 'error'))),
    });
  } catch {
    answer(failureOf('thrown'));
    return undefined;
  }
}

/** `RequestTask.abort()`; the typings ask for an argument that the documentation does not know. */
function abort(task: unknown): void {
  const method = field(task, 'abort');
  if (typeof method === 'function') method.call(task);
}

/** The typings allow text and parsed JSON alike. */
function bodyOf(response: unknown): unknown {
  const data = field(response, 'data');
  if (typeof data !== 'string') return data;
  try {
    const parsed: unknown = JSON.parse(data);
    return parsed;
  } catch {
    return failure('credentialsRefused', 'not json');
  }
}

/** Statuses that pass by themselves: request timeout, too many requests, and everything on the server's side. */
function passes(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function refusalOf(response: unknown): CallFailure | null {
  const status = field(response, 'status') ?? field(response, 'statusCode');
  if (typeof status !== 'number' || status < 400) return null;
  return new CallFailure({
    kind: passes(status) ? 'credentialsUnreachable' : 'credentialsRefused',
    code: `http ${status}`,
  });
}

/**
 * Error codes of `my.request` that trying again will not change: wrong parameters (2, 15), a domain outside the
 * white list (4, 11), an answer that cannot be decoded (14). The others are the network's: 1 page left, 9 aborted,
 * 12 network, 13 timeout, 19 HTTP, 20 stopped or throttled, 23 proxy.
 */
const lasting: readonly unknown[] = [2, 4, 11, 14, 15];

function failureOf(error: unknown): CallFailure {
  const code = typeof error === 'number' ? String(error) : 'failed';
  return failure(lasting.includes(error) ? 'credentialsRefused' : 'credentialsUnreachable', code);
}

function failure(kind: ErrorKind, reason: string): CallFailure {
  return new CallFailure({ kind, code: `alipay request ${reason}` });
}
