/**
 * The tunnelled HTTP request by which the SDK asks for the hosts of a push or pull URL:
 * `/v1/jsrtmp/dispatch/<path>/<stream id>/<push|pull>/<client ip>`, answered with JSON `{code, hosts}`.
 */
import type { DispatchFailure } from './fault.ts';

export interface DispatchQuestion {
  readonly stream: string;
  readonly direction: 'push' | 'pull';
}

export interface DispatchAnswer {
  readonly status: number;
  readonly body: string;
}

const location = /^\/v1\/jsrtmp\/dispatch\/[^/]+\/([^/]+)\/(push|pull)\//;

/** Undefined where the location asks for something else. */
export function parseDispatchLocation(text: string): DispatchQuestion | undefined {
  const [, stream, direction] = location.exec(text) ?? [];
  if (stream === undefined || (direction !== 'push' && direction !== 'pull')) return undefined;
  return { stream, direction };
}

/** Undefined: no answer at all. */
export function answerDispatch(
  hosts: readonly string[],
  failure: DispatchFailure | undefined,
): DispatchAnswer | undefined {
  switch (failure?.kind) {
    case undefined:
      return { status: 200, body: JSON.stringify({ code: 0, hosts }) };
    case 'code':
      return { status: 200, body: JSON.stringify({ code: failure.code }) };
    case 'status':
      return { status: failure.status, body: '{}' };
    case 'emptyHosts':
      return { status: 200, body: JSON.stringify({ code: 0, hosts: [] }) };
    case 'noAnswer':
      return undefined;
  }
}
