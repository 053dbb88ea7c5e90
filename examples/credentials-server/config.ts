/** The server's configuration from environment variables. Complaints name variables, never their values. */
import type { CredentialsConfig } from './core/handler.ts';

export interface ServerConfig {
  readonly credentials: CredentialsConfig;
  /** made by hand (core/mrtc-signature.ts) */
  readonly mrtcSignature: string;
  readonly host: string;
  readonly port: number;
  /** how many proxies stand before the server, each adding to `x-forwarded-for`; 0 means that the header is not believed */
  readonly proxies: number;
}

/** Its message is one line for each variable that is missing or wrong. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws `ConfigError`. */
export function readConfig(environment: Environment): ServerConfig {
  const problems: string[] = [];
  /** '' for one with a problem */
  const text = (name: string, what: string, valid: RegExp, usual?: string): string => {
    const value = environment[name] || usual;
    if (value !== undefined && valid.test(value)) return value;
    problems.push(`${name} is ${value === undefined ? 'missing' : 'wrong'}: ${what}`);
    return '';
  };
  const number = (
    name: string,
    what: string,
    [min, max]: readonly [number, number],
    usual?: number,
  ): number => {
    const digits = text(name, what, /^\d{1,10}$/, usual?.toString());
    const value = Number(digits);
    if (digits !== '' && (value < min || value > max))
      problems.push(`${name} is wrong: from ${min} to ${max}`);
    return value;
  };

  const config: ServerConfig = {
    credentials: {
      appId: number('ZEGO_APP_ID', "the app's number from ZEGO's console", [1, 0xffffffff]),
      serverSecret: text(
        'ZEGO_SERVER_SECRET',
        "the app's server secret from ZEGO's console, 32 ASCII characters",
        /^[\x21-\x7e]{32}$/,
      ),
      server: text(
        'ZEGO_SERVER',
        "wss://… from ZEGO's console, for ZEGO's Alipay build",
        /^(wss:\/\/\S+)?$/,
        '',
      ),
      tokenSeconds: number('TOKEN_SECONDS', 'how long a token is valid', [60, 24 * 24 * 3600], 3_600),
      mrtc: {
        bizName: text('MRTC_BIZ_NAME', 'bizName from Alipay', /\S/),
        subBiz: text('MRTC_SUB_BIZ', 'subBiz from Alipay', /\S/),
        serverUrl: text('MRTC_SERVER_URL', 'serverUrl from Alipay', /\S/),
      },
      perMinute: {
        address: number('PER_MINUTE_ADDRESS', 'requests of one address in a minute', [1, 1_000_000], 60),
        user: number('PER_MINUTE_USER', 'requests of one user in a minute', [1, 1_000_000], 10),
      },
    },
    mrtcSignature: text('MRTC_SIGNATURE', 'a signature made by hand, see core/mrtc-signature.ts', /\S/),
    host: text('HOST', 'the address to listen on', /\S/, '127.0.0.1'),
    port: number('PORT', 'the port to listen on', [0, 65_535], 8_787),
    proxies: number('PROXIES', 'how many proxies stand before the server', [0, 10], 0),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
