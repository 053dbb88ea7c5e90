import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startRelay } from '../../../lab/inspector/node/relay.ts';
import type { Relay } from '../../../lab/inspector/node/relay.ts';

const files = new Map([['/index.html', { type: 'text/html', body: '<p>viewer</p>' }]]);
const relays: Relay[] = [];
const sockets: WebSocket[] = [];

const start = async (): Promise<Relay> => {
  const relay = await startRelay({ host: '127.0.0.1', port: 0, files });
  relays.push(relay);
  return relay;
};

interface Peer {
  readonly socket: WebSocket;
  /** the next message that comes, or has come and was not taken */
  next(): Promise<string>;
}

const connect = async ({ port }: Relay, path: string, origin?: string): Promise<Peer> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, origin === undefined ? {} : { origin });
  sockets.push(socket);
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const message = data.toString('utf8');
    const taker = waiting.shift();
    if (taker === undefined) messages.push(message);
    else taker(message);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    next: () => {
      const message = messages.shift();
      return message === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(message);
    },
  };
};

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  for (const relay of relays.splice(0)) await relay.close();
});

describe('the relay', () => {
  it('passes what phones say to viewers, what viewers say to phones, and nothing among their own kind', async () => {
    const relay = await start();
    const [phone, otherPhone, viewer, otherViewer] = await Promise.all(
      ['/', '/', '/viewer', '/viewer'].map((path) => connect(relay, path)),
    );
    phone?.socket.send('from a phone');
    await expect(viewer?.next()).resolves.toBe('from a phone');
    await expect(otherViewer?.next()).resolves.toBe('from a phone');
    viewer?.socket.send('from a viewer');
    await expect(phone?.next()).resolves.toBe('from a viewer');
    // the first message of the other phone is the viewer's: the phone's own never came
    await expect(otherPhone?.next()).resolves.toBe('from a viewer');
  });

  it('lets no page of another site listen in', async () => {
    const relay = await start();
    await expect(connect(relay, '/viewer', 'https://elsewhere.example')).rejects.toThrow();
    await expect(connect(relay, '/viewer', `http://127.0.0.1:${relay.port}`)).resolves.toBeDefined();
  });

  it('serves the viewer and nothing else', async () => {
    const { port } = await start();
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await get('/?relay=x')).text()).toBe('<p>viewer</p>');
    expect((await get('/package.json')).status).toBe(404);
    expect((await get('/../package.json')).status).toBe(404);
  });

  it('takes the next port when its own is in use', async () => {
    const first = await start();
    const second = await startRelay({ host: '127.0.0.1', port: first.port, files });
    relays.push(second);
    expect(second.port).toBeGreaterThan(first.port);
  });

  it('outlives a peer that sends what is too long, and one that breaks off', async () => {
    const relay = await start();
    const [phone, viewer] = await Promise.all([connect(relay, '/'), connect(relay, '/viewer')]);
    const closed = new Promise((resolve) => phone.socket.once('close', resolve));
    phone.socket.on('error', () => undefined);
    phone.socket.send('x'.repeat(2_000_001));
    await closed;
    const next = await connect(relay, '/');
    next.socket.send('still there');
    await expect(viewer.next()).resolves.toBe('still there');
  });
});
