/** The example as a process, over real HTTP: what it answers, what it logs, how it ends. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Gateway } from '../../../lab/gateway/index.ts';
import { RealClock } from '../../../lab/clock/index.ts';
import { parseCredentials } from '../../../src/adapters/credentials/credentials.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { WireClient } from '../gateway/wire-client.ts';
import { environment } from './environment.ts';
import { anne, canary } from './staging.ts';

interface Started {
  readonly process: ChildProcess;
  /** all that it has written so far */
  readonly printed: () => string;
  /** resolves when the text has been written; rejects when the process has ended without it */
  prints(text: string | RegExp): Promise<void>;
}

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(changes: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, ['--import', 'tsx', 'examples/credentials-server/main.ts'], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], PORT: '0', ...environment, ...changes },
  });
  running.push(child);
  let printed = '';
  const news = new EventTarget();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      news.dispatchEvent(new Event('news'));
    });
  child.on('close', () => news.dispatchEvent(new Event('news')));
  return {
    process: child,
    printed: () => printed,
    prints: async (text) => {
      while (!new RegExp(text).test(printed)) {
        if (child.exitCode !== null) throw new Error(`it ended without ${String(text)}`);
        await once(news, 'news');
      }
    },
  };
}

async function serving(changes: Readonly<Record<string, string>> = {}): Promise<Started & { url: string }> {
  const started = start(changes);
  await started.prints('credentials at http');
  return { ...started, url: /http:\S+/.exec(started.printed())?.[0] ?? '' };
}

const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify(body), headers });

describe('the credentials server as a process', () => {
  it('gives out a token with which the gateway lets the user in, and nobody else', async () => {
    const { url } = await serving();
    const response = await post(url, anne);
    expect(response.status).toBe(200);
    const { token } = parseCredentials(await response.json());
    const gateway = new Gateway({
      clock: new RealClock(),
      tokenCheck: 'token04',
      secret: environment.ZEGO_SERVER_SECRET,
      appIds: [1234567890],
    });
    const login = (user: string) =>
      new WireClient(gateway).login({ room: 'r1', user, token: token.reveal() }).rspHead?.code;
    expect([login('anne'), login('bert')]).toEqual([0, 50120]);
    gateway.dispose();
  });

  it('ends with one sentence where its port is in use', async () => {
    const { url } = await serving();
    const second = start({ PORT: new URL(url).port });
    await second.prints('HOST and PORT say where to listen');
    expect(second.printed()).toContain('EADDRINUSE');
    expect(second.printed()).not.toContain('    at ');
  });

  it('refuses other paths, long bodies and wrong ids, each with a reason', async () => {
    const { url } = await serving();
    const answers = [
      await post(url.replace('/credentials', '/'), anne),
      await post(url, { ...anne, userName: 'a'.repeat(5_000) }),
      await post(url, { ...anne, userId: 'a b' }),
      await fetch(url),
    ];
    expect(await Promise.all(answers.map(async (one) => [one.status, await one.json()]))).toEqual([
      [404, { error: 'path unknown' }],
      [413, { error: 'body tooLong' }],
      [400, { error: 'userId illegalCharacters' }],
      [405, { error: 'method notPost' }],
    ]);
  });

  it('counts by what the proxy says, and only by what the nearest one says', async () => {
    const { url } = await serving({ PROXIES: '1', PER_MINUTE_ADDRESS: '1' });
    const from = async (addresses: string) =>
      (await post(url, anne, { 'x-forwarded-for': addresses })).status;
    expect(await from('10.0.0.1')).toBe(200);
    expect(await from('made up, 10.0.0.1')).toBe(429);
    expect(await from('10.0.0.2')).toBe(200);
  });

  it('logs status and reason of each request, and no secret of any kind', async () => {
    const { url, prints, printed } = await serving({ PER_MINUTE_USER: '1' });
    const body: unknown = await (await post(url, anne)).json();
    await post(url, { ...anne, userId: 'LOUD user', token: 'CANARY-OF-A-PHONE' });
    await post(`${url}?key=CANARY-OF-A-QUERY`, anne, { cookie: 'CANARY-OF-A-COOKIE' });
    await prints('user tooManyRequests');
    const lines = printed()
      .split('\n')
      .filter((line) => line.startsWith('{'));
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { status: 200, address: '127.0.0.1' },
      { status: 400, error: 'userId illegalCharacters' },
      { status: 429, error: 'user tooManyRequests' },
    ]);
    const { token } = parseCredentials(body);
    for (const secret of [token.reveal(), ...Object.values(canary), 'CANARY', 'LOUD'])
      expect([secret.slice(0, 6), printed().includes(secret)]).toEqual([secret.slice(0, 6), false]);
  });

  it('does not start without its configuration, and names what is missing', async () => {
    const { process: child, printed } = start({ MRTC_BIZ_NAME: '', ZEGO_SERVER_SECRET: 'CANARY-too-short' });
    const [code]: unknown[] = await once(child, 'close');
    expect(code).toBe(1);
    expect(printed()).toMatch(/^ZEGO_SERVER_SECRET is wrong: .*\nMRTC_BIZ_NAME is missing: .*\n/);
    expect(printed()).not.toContain('CANARY');
  });

  it('ends on Ctrl-C once the requests under way are answered', async () => {
    const { process: child, url } = await serving();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const body = JSON.stringify(anne);
    socket.write(
      `POST /credentials HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n{`,
    );
    await once(socket, 'connect');
    // the server has seen the first half once it answers a request that came later
    await post(url, anne, { connection: 'close' });
    child.kill('SIGINT');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.write(body.slice(1));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });
});
