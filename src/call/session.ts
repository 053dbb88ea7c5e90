/**
 * One session: the engine, the credentials and the stream URLs from the preparation to the end. It holds the secrets
 * that the chart never sees, and it is what the chart's actors talk to.
 */
import type { UrlName, User } from '../../machines/index.ts';
import type { Credentials } from '../adapters/credentials/index.ts';
import type { SurfaceAccess } from '../adapters/rtc-room/surface.ts';
import type { ZegoEngine } from '../adapters/zego/engine.ts';

export class CallSession {
  /** the chart's number of this session */
  readonly number: number;
  readonly engine: ZegoEngine;
  #credentials: Credentials;
  readonly #urls = new Map<UrlName, string>();

  constructor(number: number, engine: ZegoEngine, credentials: Credentials) {
    this.number = number;
    this.engine = engine;
    this.#credentials = credentials;
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  get user(): User {
    const { userId, userName } = this.#credentials;
    return { id: userId, name: userName || userId };
  }

  get surfaceAccess(): SurfaceAccess {
    const { mrtc } = this.#credentials;
    return { ...mrtc, signature: mrtc.signature.reveal() };
  }

  /** New token and signature for the rest of the session. */
  renew(credentials: Credentials): void {
    this.#credentials = credentials;
  }

  keepUrl(name: UrlName, url: string): void {
    this.#urls.set(name, url);
  }

  /** The URL under this name; '' for none. */
  url(name: UrlName | null): string {
    return name === null ? '' : (this.#urls.get(name) ?? '');
  }

  dispose(): void {
    this.#urls.clear();
    this.engine.dispose();
  }
}
