/** A credentials server on a clock that a test moves, with secrets that a test can look for. */
import {
  credentialsHandler,
  type CredentialsAnswer,
  type CredentialsConfig,
  type CredentialsParts,
} from '../../../examples/credentials-server/core/handler.ts';

export const canary = {
  serverSecret: 'CANARY-SERVER-SECRET-0123456789a',
  signature: 'CANARY-SIGNATURE-of-a-test',
} as const;

export const config: CredentialsConfig = {
  appId: 1234567890,
  serverSecret: canary.serverSecret,
  server: 'wss://example.invalid/ws',
  tokenSeconds: 600,
  mrtc: { bizName: 'biz', subBiz: 'sub', serverUrl: 'https://mrtc.example.invalid' },
  perMinute: { address: 6, user: 3 },
};

export const anne = { room: 'r1', userId: 'anne', userName: 'Anne' } as const;

export interface StagedServer {
  /** asks with this body, as JSON unless it is text */
  ask(body: unknown, request?: { method?: string; address?: string }): CredentialsAnswer;
  /** s */
  passes(seconds: number): void;
  /** s, Unix time */
  nowSeconds(): number;
}

export function stagedServer(changes: Partial<CredentialsParts> = {}): StagedServer {
  let now = Date.UTC(2026, 0, 1);
  let drawn = 0;
  const handle = credentialsHandler({
    config,
    signMrtc: () => ({ signature: canary.signature }),
    now: () => now,
    randomBytes: (length) => Uint8Array.from({ length }, () => (drawn += 7) % 256),
    ...changes,
  });
  return {
    ask: (body, { method = 'POST', address = '10.0.0.1' } = {}) =>
      handle({
        method,
        address,
        headers: {},
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    passes: (seconds) => void (now += seconds * 1_000),
    nowSeconds: () => Math.floor(now / 1_000),
  };
}
