/**
 * Decides whom a token lets in and for how long. Asked by room-service.ts on login and renewal. Keeps tokens that a
 * fault expired, and tells nobody.
 */
import type { GatewayOptions } from './options.ts';
import { serverCodes } from './server-codes.ts';
import { checkToken04, readToken04 } from './token04.ts';
import type { Token04Verdict } from './token04.ts';

const codeOf: Readonly<Record<Token04Verdict, number>> = {
  ok: serverCodes.ok,
  malformed: serverCodes.tokenMalformed,
  expired: serverCodes.tokenExpired,
  otherUser: serverCodes.tokenOfSomebodyElse,
  otherApp: serverCodes.tokenOfSomebodyElse,
};

export class TokenGate {
  readonly #secret: string | undefined;
  readonly #now: () => number;
  readonly #expired = new Set<string>();

  /** Throws RangeError when tokens are to be checked and the secret is not 32 bytes. */
  constructor(options: GatewayOptions, now: () => number) {
    this.#now = now;
    if ((options.tokenCheck ?? 'none') === 'none') return;
    this.#secret = options.secret ?? '';
    readToken04('', this.#secret);
  }

  /** 0 or the server's code for the refusal. */
  check(token: string, appId: number, userId: string): number {
    if (this.#expired.has(token)) return serverCodes.tokenExpired;
    if (token === '') return serverCodes.tokenMalformed;
    if (this.#secret === undefined) return serverCodes.ok;
    const nowSeconds = Math.floor(this.#now() / 1000);
    return codeOf[checkToken04(token, { appId, userId, secret: this.#secret, nowSeconds })];
  }

  /** s until the token expires; undefined when tokens are not read, 0 once a fault expired it. */
  remainingSeconds(token: string): number | undefined {
    if (this.#expired.has(token)) return 0;
    if (this.#secret === undefined) return undefined;
    const contents = readToken04(token, this.#secret);
    return Math.max(0, (contents?.expiresAt ?? 0) - Math.floor(this.#now() / 1000));
  }

  expire(token: string): void {
    this.#expired.add(token);
  }
}
