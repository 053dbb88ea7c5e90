/**
 * The developer's own server, as the lab plays it: answers `POST {room, userName, userId}` with everything that a call
 * needs, a real Token04 among it. Its secrets are made up and worth nothing outside the loopback gateway; tests look for
 * them wherever no secret may be.
 */
import type { Clock, Random } from '../clock/index.ts';
import { makeToken04, type GatewayOptions } from '../gateway/index.ts';
import type { HttpRequest, HttpResponse, HttpRoute } from '../platform/index.ts';

/** what the gateway of the lab is set up with */
export const labApp = {
  appId: 1234567890,
  /** 32 ASCII characters, as ZEGO's console gives them out */
  secret: 'lab-only-secret-0123456789abcdef',
} as const;

/** Whose tokens the lab's gateway lets in: somebody else's mini-program brings its own, which only ZEGO can check. */
export const admission = (foreignApp: boolean): Pick<GatewayOptions, 'tokenCheck' | 'secret'> =>
  foreignApp ? { tokenCheck: 'none' } : { tokenCheck: 'token04', secret: labApp.secret };

/** answered by no host: the lab's network routes it */
export const labEndpoint = 'https://credentials.lab.invalid/call';

/** occurs in every signature of the lab, so that a test can look for it */
export const canarySignature = 'CANARY-SIGNATURE';

export interface CredentialsServerOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  /** s; how long a token is valid, default an hour */
  readonly tokenSeconds?: number;
  /** for whom the credentials are when the request names nobody; default: such a request is refused */
  readonly user?: string;
  /** told every token that is given out */
  readonly onToken?: (token: string) => void;
}

export class CredentialsServer implements HttpRoute {
  readonly #options: CredentialsServerOptions;
  tokenSeconds: number;
  /** answers with this HTTP status instead, until set to null */
  failWith: number | null = null;

  constructor(options: CredentialsServerOptions) {
    this.#options = options;
    this.tokenSeconds = options.tokenSeconds ?? 3_600;
  }

  matches({ url }: HttpRequest): boolean {
    return url === labEndpoint;
  }

  answer({ method, body }: HttpRequest): HttpResponse {
    if (this.failWith !== null) return { status: this.failWith, body: '' };
    const userId = method === 'POST' ? userIdOf(body) || (this.#options.user ?? '') : '';
    if (userId === '') return { status: 400, body: '' };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#credentials(userId)),
    };
  }

  #credentials(userId: string): object {
    const { random, onToken } = this.#options;
    const token = this.#token(userId);
    onToken?.(token);
    return {
      appId: labApp.appId,
      server: 'wss://unused.lab.invalid/ws',
      userId,
      token,
      mrtc: {
        bizName: 'lab',
        subBiz: 'call',
        serverUrl: 'https://mrtc.lab.invalid',
        userId: userId.replace(/[^A-Za-z0-9_]/g, '_'),
        // 256 bytes in base64, as long as the platform's own
        signature: `${canarySignature}${hex(random)}`.padEnd(344, 'A'),
      },
    };
  }

  #token(userId: string): string {
    const { clock, random } = this.#options;
    return makeToken04({
      ...labApp,
      userId,
      createdAt: Math.floor(clock.now() / 1_000),
      effectiveSeconds: this.tokenSeconds,
      nonce: Math.floor(random() * 2 ** 31),
      iv: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
    });
  }
}

const hex = (random: Random): string => Math.floor(random() * 2 ** 32).toString(16);

const userIdOf = (body: string): string => {
  try {
    const asked: unknown = JSON.parse(body);
    const userId = typeof asked === 'object' && asked !== null && 'userId' in asked ? asked.userId : '';
    return typeof userId === 'string' ? userId : '';
  } catch {
    return '';
  }
};
