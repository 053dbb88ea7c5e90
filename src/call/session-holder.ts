/** The session of now: opened when the preparation is done, closed when the chart disposes of the engine. */
import type { MalformedEvent, ZegoEvent } from '../../machines/index.ts';
import type { Credentials } from '../adapters/credentials/index.ts';
import type { CreateZegoEngine, ZegoCall } from '../adapters/zego/engine.ts';
import { CallSession } from './session.ts';

export interface EngineHost {
  readonly createEngine: CreateZegoEngine;
  readonly telemetry: 'redacted' | 'off';
  send(event: ZegoEvent | MalformedEvent): void;
  observe(call: ZegoCall): void;
}

export class SessionHolder {
  readonly #host: EngineHost;
  #current: CallSession | null = null;

  constructor(host: EngineHost) {
    this.#host = host;
  }

  get current(): CallSession | null {
    return this.#current;
  }

  find(number: number): CallSession | null {
    return this.#current?.number === number ? this.#current : null;
  }

  /** Creates the engine. Throws a `CallFailure` when an id or the server is refused. */
  open(number: number, credentials: Credentials): CallSession {
    this.close();
    const { createEngine, ...host } = this.#host;
    const { appId, server } = credentials;
    const engine = createEngine({ ...host, appId, server, session: number });
    this.#current = new CallSession(number, engine, credentials);
    return this.#current;
  }

  close(): void {
    this.#current?.dispose();
    this.#current = null;
  }
}
