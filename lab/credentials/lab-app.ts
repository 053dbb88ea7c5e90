/**
 * The app that the lab plays: its ids, its secrets, its server's configuration. The secrets are made up and worth nothing
 * outside the loopback gateway; tests look for them wherever no secret may be.
 */
import type { CredentialsConfig } from '../../examples/credentials-server/core/handler.ts';
import type { SignMrtc } from '../../examples/credentials-server/core/mrtc-signature.ts';
import type { Random } from '../clock/index.ts';
import type { GatewayOptions } from '../gateway/index.ts';

/** what the gateway of the lab is set up with */
export const labApp = {
  appId: 1234567890,
  /** 32 ASCII characters, as ZEGO's console gives them out */
  secret: 'lab-only-secret-0123456789abcdef',
} as const;

/** Whose tokens the lab's gateway lets in: somebody else's mini-program brings its own, which only ZEGO can check. */
export const admission = (guestApp: boolean): Pick<GatewayOptions, 'tokenCheck' | 'secret'> =>
  guestApp ? { tokenCheck: 'none' } : { tokenCheck: 'token04', secret: labApp.secret };

/** answered by no host: the lab's network routes it */
export const labEndpoint = 'https://credentials.lab.invalid/call';

/** occurs in every signature of the lab, so that a test can look for it */
export const canarySignature = 'CANARY-SIGNATURE';

/** How the example's server is set up for the lab. Tests ask more often than people. */
export const labCredentials: CredentialsConfig = {
  appId: labApp.appId,
  serverSecret: labApp.secret,
  server: 'wss://unused.lab.invalid/ws',
  tokenSeconds: 3_600,
  mrtc: { bizName: 'lab', subBiz: 'call', serverUrl: 'https://mrtc.lab.invalid' },
  perMinute: { address: 1e6, user: 1e6 },
};

/** Signatures of 256 bytes in base64, as long as the platform's own. */
export const labSignatures =
  (random: Random): SignMrtc =>
  () => ({ signature: `${canarySignature}${hex(random)}`.padEnd(344, 'A') });

const hex = (random: Random): string => Math.floor(random() * 2 ** 32).toString(16);
