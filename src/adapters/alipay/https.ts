/**
 * One JSON request over `my.request`. The credentials provider asks; nothing of what is sent or answered appears in
 * a failure.
 */
import type { ErrorKind } from '../../../machines/index.ts';
import { CallFailure } from '../call-failure.ts';
import { parseJson } from '../json.ts';
import { field, textOf, tryMethod } from '../unknown.ts';
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

export interface JsonAnswer {
  readonly body: unknown;
  /** when, by the server's own clock (the header `date`), ms since the epoch; NaN where it does not say */
  readonly date: number;
}

/** Something under way that can be called off. */
export interface Pending<Value> {
  readonly result: Promise<Value>;
  /** Makes `result` reject with a `CallFailure` whose code ends in `cancelled`; no effect once it has settled. */
  cancel(): void;
}

/**
 * Rejects with a `CallFailure`: `credentialsUnreachable` where trying again may help; else `credentialsAddressWrong` where
 * nothing that gives credentials is there, `credentialsMalformed` where what it says is no JSON, `userIdMissing` and
 * `credentialsRefused` where it says no.
 */
export function requestJson({ url, method, data, timeoutMs }: JsonRequest): Pending<JsonAnswer> {
  let giveUp: (reason: string) => void = () => undefined;
  const result = new Promise<JsonAnswer>((resolve, reject) => {
    if (!isHttpsUrl(url)) return reject(failure('credentialsAddressWrong', 'not https'));
    const settle = (outcome: JsonAnswer | CallFailure): void => {
      clearTimeout(timer);
      giveUp = () => undefined;
      if (outcome instanceof CallFailure) reject(outcome);
      else resolve(outcome);
    };
    giveUp = (reason) => {
      // First the reason, then the abort: it answers the request with an error of its own.
      settle(failure('credentialsUnreachable', reason));
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
      (response) => settle(refusalOf(response) ?? answerOf(response)),
      (response) => settle(refusalOf(response) ?? failureOf(field(response, 'error'))),
    );
  });
  return { result, cancel: () => giveUp('cancelled') };
}

function answerOf(response: unknown): JsonAnswer | CallFailure {
  const body = bodyOf(response);
  if (body !== undefined) return { body, date: dateOf(response) };
  const text = textOf(field(response, 'data')).trim();
  // a page where an answer was due: of a captive portal, or of whatever else lives at this address
  if (text.startsWith('<')) return failure('credentialsAddressWrong', 'html');
  return failure('credentialsMalformed', text === '' ? 'empty' : 'not json');
}

/** `undefined` for what is no JSON. The typings allow text and parsed JSON alike. */
function bodyOf(response: unknown): unknown {
  const data = field(response, 'data');
  if (typeof data !== 'string') return data;
  try {
    return parseJson(data);
  } catch {
    return undefined;
  }
}

/** Names of headers come in any case. */
function dateOf(response: unknown): number {
  const headers = field(response, 'headers') ?? field(response, 'header');
  const name = Object.keys(Object(headers)).find((each) => each.toLowerCase() === 'date');
  return Date.parse(String(field(headers, name ?? '')));
}

/**
 * What a status that is no success means. Alipay tells most of them as error 19 with `status` and `data` beside it
 * (NervJS/taro#14366).
 */
function refusalOf(response: unknown): CallFailure | null {
  const status = field(response, 'status') ?? field(response, 'statusCode');
  if (typeof status !== 'number' || status < 300) return null;
  if (status < 400 || status === 404 || status === 405) return httpFailure('credentialsAddressWrong', status);
  if (passingStatus(status)) return httpFailure('credentialsUnreachable', status);
  const brokenRule = brokenRuleIn(response);
  const kind = brokenRule === 'userId empty' ? 'userIdMissing' : 'credentialsRefused';
  return httpFailure(kind, status, brokenRule);
}

/** Request timeout, too many requests, and everything on the server's side. */
const passingStatus = (status: number): boolean => status === 408 || status === 429 || status >= 500;

/** Which field of the request broke which rule, as the example's server says it; '' for anything else, which may be a secret. */
function brokenRuleIn(response: unknown): string {
  const told = textOf(field(bodyOf(response), 'error'));
  return /^(room|userId|userName) (empty|notText|tooLong|illegalCharacters)$/.test(told) ? told : '';
}

/** Codes of `my.request`: wrong parameters (2, 15), a domain outside the white list (4, 11). */
const addressErrors: readonly unknown[] = [2, 4, 11, 15];

/** The others are the network's: 1 page left, 9 aborted, 12 network, 13 timeout, 19 HTTP, 20 stopped or throttled, 23 proxy. */
function failureOf(error: unknown): CallFailure {
  const reason = typeof error === 'number' ? `${error}` : 'failed';
  if (addressErrors.includes(error)) return failure('credentialsAddressWrong', reason);
  return failure(error === 14 ? 'credentialsMalformed' : 'credentialsUnreachable', reason);
}

const failure = (kind: ErrorKind, reason: string): CallFailure =>
  new CallFailure({ kind, code: `alipay request ${reason}` });

const httpFailure = (kind: ErrorKind, status: number, detail = ''): CallFailure =>
  new CallFailure({ kind, code: `http ${status} ${detail}`.trim() });
