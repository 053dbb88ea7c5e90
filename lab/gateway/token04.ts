/**
 * Reads and checks ZEGO's Token04 as its service does. The layout is told where tokens are made
 * (examples/credentials-server/core/token04.ts); this is the CBC one.
 */
import { cbc } from '@noble/ciphers/aes.js';

export interface Token04Contents {
  readonly appId: number;
  readonly userId: string;
  /** any int32 */
  readonly nonce: number;
  /** s, Unix time */
  readonly createdAt: number;
  /** s, Unix time */
  readonly expiresAt: number;
  /** '' or JSON text with the room and stream privileges */
  readonly payload: string;
}

export type Token04Verdict = 'ok' | 'malformed' | 'expired' | 'otherUser' | 'otherApp';

const prefix = '04';
const secretBytes = 32;

/** What the token says, or undefined when it was not made with this secret. Throws RangeError on a bad secret. */
export function readToken04(token: string, secret: string): Token04Contents | undefined {
  const key = keyOf(secret);
  if (!token.startsWith(prefix)) return undefined;
  try {
    const { expiresAt, iv, cipher } = unpack(token.slice(prefix.length));
    const contents = parseContents(new TextDecoder().decode(cbc(key, iv).decrypt(cipher)));
    return contents?.expiresAt === expiresAt ? contents : undefined;
  } catch {
    return undefined;
  }
}

/** Whether ZEGO would let this user in with this token now (`nowSeconds`: s, Unix time). Throws as `readToken04`. */
export function checkToken04(
  token: string,
  expected: {
    readonly appId: number;
    readonly userId: string;
    readonly secret: string;
    readonly nowSeconds: number;
  },
): Token04Verdict {
  const contents = readToken04(token, expected.secret);
  if (contents === undefined) return 'malformed';
  if (contents.appId !== expected.appId) return 'otherApp';
  if (contents.userId !== expected.userId) return 'otherUser';
  return contents.expiresAt <= expected.nowSeconds ? 'expired' : 'ok';
}

/** The secret as an AES key; throws RangeError when it is not 32 bytes. */
function keyOf(secret: string): Uint8Array {
  const key = new TextEncoder().encode(secret);
  if (key.length !== secretBytes) throw new RangeError(`secret: ${secretBytes} bytes expected`);
  return key;
}

function unpack(base64: string): { expiresAt: number; iv: Uint8Array; cipher: Uint8Array } {
  const packed = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  const view = new DataView(packed.buffer);
  const ivEnd = 10 + view.getUint16(8);
  const cipherEnd = ivEnd + 2 + view.getUint16(ivEnd);
  if (cipherEnd !== packed.length) throw new RangeError('lengths do not add up');
  return {
    expiresAt: Number(view.getBigInt64(0)),
    iv: packed.subarray(10, ivEnd),
    cipher: packed.subarray(ivEnd + 2, cipherEnd),
  };
}

function parseContents(json: string): Token04Contents | undefined {
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null) return undefined;
  const { app_id, user_id, nonce, ctime, expire, payload }: Record<string, unknown> = { ...value };
  if (typeof app_id !== 'number' || typeof user_id !== 'string' || typeof nonce !== 'number')
    return undefined;
  if (typeof ctime !== 'number' || typeof expire !== 'number' || typeof payload !== 'string')
    return undefined;
  return { appId: app_id, userId: user_id, nonce, createdAt: ctime, expiresAt: expire, payload };
}
