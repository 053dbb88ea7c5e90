import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../examples/credentials-server/config.ts';
import { environment } from './environment.ts';
import { canary } from './staging.ts';

describe("the credentials server's configuration", () => {
  it('is complete with what the consoles give out, and listens on this machine only', () => {
    expect(readConfig(environment)).toEqual({
      credentials: {
        appId: 1234567890,
        serverSecret: canary.serverSecret,
        server: '',
        tokenSeconds: 3_600,
        mrtc: { bizName: 'biz', subBiz: 'sub', serverUrl: 'https://mrtc.example.invalid' },
        perMinute: { address: 60, user: 10 },
      },
      mrtcSignature: canary.signature,
      host: '127.0.0.1',
      port: 8_787,
      proxies: 0,
    });
  });

  it('names everything that is missing at once', () => {
    expect(() => readConfig({})).toThrow(
      [
        "ZEGO_APP_ID is missing: the app's number from ZEGO's console",
        "ZEGO_SERVER_SECRET is missing: the app's server secret from ZEGO's console, 32 ASCII characters",
        'MRTC_BIZ_NAME is missing: bizName from Alipay',
        'MRTC_SUB_BIZ is missing: subBiz from Alipay',
        'MRTC_SERVER_URL is missing: serverUrl from Alipay',
        'MRTC_SIGNATURE is missing: a signature made by hand, see core/mrtc-signature.ts',
      ].join('\n'),
    );
  });

  it.each([
    ['ZEGO_APP_ID', '0', 'from 1 to 4294967295'],
    ['ZEGO_APP_ID', 'twelve', "the app's number"],
    ['ZEGO_SERVER_SECRET', 'CANARY-too-short', '32 ASCII characters'],
    ['ZEGO_SERVER', 'https://example.invalid', 'wss://…'],
    ['TOKEN_SECONDS', '9999999', 'from 60 to 2073600'],
    ['PORT', '65536', 'from 0 to 65535'],
  ])('says that %s is wrong, without its value', (name, value, what) => {
    const complaint = messageOf(() => readConfig({ ...environment, [name]: value }));
    expect(complaint).toMatch(new RegExp(`^${name} is wrong: .*${what}`));
    if (value.length > 3) expect(complaint).not.toContain(value);
  });
});

function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}
