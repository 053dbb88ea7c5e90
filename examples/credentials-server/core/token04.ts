/**
 * Makes ZEGO's Token04, with which a user logs in to rooms. The layout is that of ZEGO's open `zego_server_assistant`
 * (token/nodejs/token04): `"04"` + base64(expiry i64 | iv length u16 | iv | cipher length u16 | cipher), big-endian, where
 * cipher is AES-CBC with PKCS7 padding of the JSON `{app_id, user_id, nonce, ctime, expire, payload}` under the server secret
 * as text. Another "04" layout, with AES-GCM, exists as well; this is not it.
 */
import { cbc } from '@noble/ciphers/aes.js';

export interface Token04Options {
  readonly appId: number;
  readonly userId: string;
  /** the app's server secret from ZEGO's console: 32 ASCII characters */
  readonly secret: string;
  /** s, Unix time */
  readonly createdAt: number;
  /** s; ZEGO takes at most 24 days */
  readonly effectiveSeconds: number;
  /** any int32, from a cryptographic source in production */
  readonly nonce: number;
  /** 16 bytes, from a cryptographic source in production */
  readonly iv: Uint8Array;
  /** '' (default) or JSON text with room and stream privileges, which ZEGO enables for an app on request */
  readonly payload?: string;
}

const ivBytes = 16;
const secretBytes = 32;

/** Throws RangeError when the secret is not 32 bytes or the iv not 16. */
export function makeToken04(options: Token04Options): string {
  const key = new TextEncoder().encode(options.secret);
  if (key.length !== secretBytes) throw new RangeError(`secret: ${secretBytes} bytes expected`);
  if (options.iv.length !== ivBytes) throw new RangeError(`iv: ${ivBytes} bytes expected`);
  const expiresAt = options.createdAt + options.effectiveSeconds;
  const contents = JSON.stringify({
    app_id: options.appId,
    user_id: options.userId,
    nonce: options.nonce,
    ctime: options.createdAt,
    expire: expiresAt,
    payload: options.payload ?? '',
  });
  const cipher = cbc(key, options.iv).encrypt(new TextEncoder().encode(contents));
  const packed = new Uint8Array(8 + 2 + ivBytes + 2 + cipher.length);
  const view = new DataView(packed.buffer);
  view.setBigInt64(0, BigInt(expiresAt));
  view.setUint16(8, ivBytes);
  packed.set(options.iv, 10);
  view.setUint16(10 + ivBytes, cipher.length);
  packed.set(cipher, 12 + ivBytes);
  return `04${btoa(String.fromCharCode(...packed))}`;
}
