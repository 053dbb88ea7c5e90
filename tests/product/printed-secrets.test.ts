import { describe, expect, it } from 'vitest';
import { canarySignature } from '../../lab/credentials/lab-app.ts';
import { makeToken04 } from '../../examples/credentials-server/core/token04.ts';
import { printedSecrets } from '../../tools/test/printed-secrets.ts';

const token = makeToken04({
  appId: 1,
  userId: 'alice',
  secret: '0123456789abcdef0123456789abcdef',
  createdAt: 0,
  effectiveSeconds: 60,
  nonce: 1,
  iv: new Uint8Array(16),
});

describe('the watch over what a test run prints', () => {
  it('finds a token, a signature and a stream URL parameter, and repeats none of them', () => {
    const text = ['fine', `token ${token}`, `${canarySignature}1f`, 'rtmp://h/live/s?zgseq=12'].join('\n');
    const found = printedSecrets(text);
    expect(found).toEqual([
      'a Token04 in line 2',
      'a signature in line 3',
      'a stream URL parameter in line 4',
    ]);
  });

  it('lets names of secrets and hashes pass', () => {
    expect(printedSecrets('zgseq token04 0123456789abcdef CANARY-SIGNATURE')).toEqual([]);
  });
});
