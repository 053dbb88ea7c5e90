/**
 * `my.request`: headers, body rules, `dataType`, error codes, timeout and abort as Alipay documents them
 * (mini/api/网络/my.request: 9 abort, 12 network, 13 timeout, 14 decoding, 19 HTTP status). With the last one come status,
 * data and headers, as those who wrap it found (NervJS/taro#14366).
 */
import { toBase64 } from './base64.ts';
import { PlatformError, type Answer, type Calls } from './calls.ts';
import type { Device } from './device.ts';
import { fieldsOf, numberOf, textOf, type Fields } from './options.ts';
import type { HttpRequest, HttpResponse, Intrinsics, NetworkPort } from './ports.ts';
import { isAtLeast } from './versions.ts';

const defaultTimeoutMs = 30_000;

/** Returned by `my.request`; a promise too when no callback was given. */
export interface RequestTask {
  abort(): void;
}

export function createRequest(calls: Calls, network: NetworkPort, device: Device) {
  return (options?: unknown): RequestTask => {
    let abort = (): void => undefined;
    const promise = calls.answer(options, (answer, fields) => {
      abort = exchange(calls, network, answer, fields, dataTypeOf(fields, device));
    });
    return Object.assign(promise ?? {}, { abort: () => abort() });
  };
}

function exchange(
  calls: Calls,
  network: NetworkPort,
  answer: Answer,
  fields: Fields,
  dataType: string,
): () => void {
  const request = requestOf(fields);
  if (!request.url.startsWith('https://')) {
    answer.fail(new PlatformError(2, 'request url must start with https://'));
    return () => undefined;
  }
  const { clock } = calls;
  let open = true;
  const finish = (act: () => void): void => {
    if (!open) return;
    open = false;
    clock.clearTimeout(timer);
    act();
  };
  const link = network.request(request, {
    answered: (response) => finish(() => deliver(response, dataType, answer, calls.intrinsics)),
    failed: (explanation) => finish(() => answer.fail(new PlatformError(12, explanation))),
  });
  const give = (error: PlatformError): void =>
    finish(() => {
      link.abort();
      answer.fail(error);
    });
  const timer = clock.setTimeout(
    () => give(new PlatformError(13, 'request timeout')),
    numberOf(fields['timeout'], defaultTimeoutMs),
  );
  return () => give(new PlatformError(9, 'request:fail abort'));
}

function requestOf(fields: Fields): HttpRequest {
  const method = textOf(fields['method'], 'GET').toUpperCase();
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, value] of Object.entries(fieldsOf(fields['headers'] ?? fields['header']))) {
    headers[name.toLowerCase()] = String(value);
  }
  const url = textOf(fields['url']);
  const data = fields['data'];
  if (data === undefined || data === null) return { url, method, headers, body: '' };
  if (typeof data === 'string') return { url, method, headers, body: data };
  if (method === 'GET') {
    const separator = url.includes('?') ? '&' : '?';
    return { url: `${url}${separator}${queryOf(data)}`, method, headers, body: '' };
  }
  const body = headers['content-type']?.includes('x-www-form-urlencoded')
    ? queryOf(data)
    : JSON.stringify(data);
  return { url, method, headers, body };
}

const queryOf = (data: unknown): string =>
  Object.entries(fieldsOf(data))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');

/** From base library 2.9.5 on, text that is no JSON is handed over as it is unless `json` is asked for. */
const dataTypeOf = (fields: Fields, device: Device): string =>
  textOf(
    fields['dataType'],
    isAtLeast(device.profile.baseLibrary, '2.9.5') ? 'json_or_text' : 'json',
  ).toLowerCase();

function deliver(response: HttpResponse, dataType: string, answer: Answer, intrinsics: Intrinsics): void {
  const { status } = response;
  const headers = { ...response.headers };
  if (status < 200 || status >= 300) {
    const told = { status, data: decode(response, 'text', intrinsics), headers };
    answer.fail(new PlatformError(19, 'http status error', told));
    return;
  }
  const data = decode(response, dataType, intrinsics);
  if (data instanceof PlatformError) {
    answer.fail(data);
    return;
  }
  answer.succeed({ data, status, statusCode: status, headers, header: headers });
}

function decode(response: HttpResponse, dataType: string, intrinsics: Intrinsics): unknown {
  const { body } = response;
  const text = (): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));
  const bytes = (): Uint8Array => (typeof body === 'string' ? new TextEncoder().encode(body) : body);
  switch (dataType) {
    case 'text':
      return text();
    case 'arraybuffer':
      return intrinsics.arrayBuffer(bytes());
    case 'base64':
      return `data:${response.headers?.['content-type'] ?? ''};base64,${toBase64(bytes())}`;
    default:
      return parsed(text(), dataType === 'json_or_text');
  }
}

function parsed(text: string, orText: boolean): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return orText ? text : new PlatformError(14, 'JSON parse data error');
  }
}
