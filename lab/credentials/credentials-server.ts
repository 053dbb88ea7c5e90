/**
 * The example's credentials server (examples/credentials-server) as a server that a phone's network reaches, in this very
 * process: for virtual time, and for a lab that is served as plain files.
 */
import {
  credentialsHandler,
  type CredentialsHandler,
} from '../../examples/credentials-server/core/handler.ts';
import type { Clock, Random } from '../clock/index.ts';
import type { HttpRequest, HttpResponse, HttpRoute } from '../platform/index.ts';
import { labCredentials, labEndpoint, labSignatures } from './lab-app.ts';

export interface CredentialsServerOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  /** s; how long a token is valid, default an hour */
  readonly tokenSeconds?: number;
  /** told every token that is given out */
  readonly onToken?: (token: string) => void;
}

export class CredentialsServer implements HttpRoute {
  readonly #handle: CredentialsHandler;
  readonly #onToken: (token: string) => void;
  /** s; how long the next token is valid */
  tokenSeconds: number;
  /** answers with this HTTP status instead, or not at all, until set to null */
  failWith: number | 'noAnswer' | null = null;
  /** what a proxy, a portal or a careless server makes of the answer */
  distort = (answer: HttpResponse): HttpResponse => answer;

  constructor(options: CredentialsServerOptions) {
    this.tokenSeconds = options.tokenSeconds ?? labCredentials.tokenSeconds;
    this.#handle = handlerOf(options, () => this.tokenSeconds);
    this.#onToken = options.onToken ?? (() => undefined);
  }

  matches({ url }: HttpRequest): boolean {
    return url === labEndpoint;
  }

  answer({ method, headers, body }: HttpRequest): HttpResponse | null {
    if (this.failWith === 'noAnswer') return null;
    if (this.failWith !== null) return { status: this.failWith, body: '' };
    const answer = this.#handle({ method, headers, body, address: 'phone' });
    if (answer.status === 200) this.#onToken(tokenIn(answer.body));
    return this.distort(answer);
  }
}

const handlerOf = (
  { clock, random }: CredentialsServerOptions,
  tokenSeconds: () => number,
): CredentialsHandler =>
  credentialsHandler({
    config: {
      ...labCredentials,
      get tokenSeconds() {
        return tokenSeconds();
      },
    },
    signMrtc: labSignatures(random),
    now: () => clock.now(),
    randomBytes: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
  });

function tokenIn(body: string): string {
  const { token }: { readonly token: string } = JSON.parse(body);
  return token;
}
