/** The session of now: opened when the preparation is done, closed when the chart disposes of the engine. */
import { CallFailure } from '../adapters/call-failure.ts';
import type { MalformedEvent, ZegoEvent } from '../../machines/index.ts';
import type { Credentials } from '../adapters/credentials/credentials.ts';
import type { CreateZegoEngine, EngineMove, ZegoCall } from '../adapters/zego/engine.ts';
import { createSession } from './session.ts';
import type { CallSession } from './session.ts';

export interface EngineHost {
  readonly createEngine: CreateZegoEngine;
  readonly telemetry: 'redacted' | 'off';
  send(event: ZegoEvent | MalformedEvent): void;
  observe(call: ZegoCall): void;
  moved(move: EngineMove): void;
}

export interface SessionHolder {
  current(): CallSession | null;
  /** The session of now if it has this number. */
  find(number: number): CallSession | null;
  /** Creates the engine. Throws a `CallFailure` when an id or the server is refused. */
  open(number: number, credentials: Credentials): CallSession;
  close(): void;
  /** The end of it, maybe in the middle of a call: leaves the room, closes, and opens no session any more. */
  abandon(): void;
}

export const createSessionHolder = (host: EngineHost): SessionHolder => {
  let current: CallSession | null = null;
  let abandoned = false;
  const close = (): void => {
    current?.end();
    current = null;
  };
  return {
    current: () => current,
    find: (number) => (current?.number === number ? current : null),
    open(number, credentials) {
      if (abandoned) throw new CallFailure({ kind: 'sdkState', code: 'callchart abandoned' });
      close();
      const { appId, server } = credentials;
      const engine = host.createEngine({ ...host, appId, server, session: number });
      current = createSession(number, engine, credentials);
      return current;
    },
    close,
    abandon() {
      abandoned = true;
      current?.engine.abandon();
      close();
    },
  };
};
