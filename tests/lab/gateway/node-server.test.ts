import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Gateway } from '../../../lab/gateway/index.ts';
import { serveGateway } from '../../../lab/gateway/node/server.ts';
import type { GatewayServer } from '../../../lab/gateway/node/server.ts';
import { decode, encode } from '../../../lab/gateway/wire/codec.ts';
import { frameTypes, packFrame, parseFrame } from '../../../lab/gateway/wire/frame.ts';
import { ConfigRequest, ConfigResponse } from '../../../lab/gateway/wire/schema.ts';
import { stage } from './staging.ts';
import { present } from './wire-client.ts';

let server: GatewayServer | undefined;
afterEach(async () => server?.close());

async function served(): Promise<{ gateway: Gateway; host: string }> {
  const { gateway } = stage();
  server = await serveGateway(gateway);
  return { gateway, host: `127.0.0.1:${server.port}` };
}

async function opened(host: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${host}/accesshub`);
  await once(socket, 'open');
  return socket;
}

describe('the gateway over WebSockets', () => {
  it('answers binary frames, counts text frames as malformed, and notices the end', async () => {
    const { gateway, host } = await served();
    const socket = await opened(host);
    const answered = once(socket, 'message');
    socket.send('text');
    const body = encode(ConfigRequest, { txid: 5, appId: 1 });
    socket.send(packFrame({ type: frameTypes.configRequest, streamId: 3, body }));
    const [data]: unknown[] = await answered;
    const frame = present(parseFrame(data instanceof Uint8Array ? data : new Uint8Array()));
    expect(decode(ConfigResponse, frame.body)).toMatchObject({ code: 0, data: { txid: 5n } });
    expect(gateway.journal.counts.malformed).toBe(1);
    const closed = new Promise((resolve) => gateway.journal.onEntry(resolve));
    socket.close();
    expect(await closed).toMatchObject({ type: 'socketClosed' });
  });

  it('takes log posts and refuses other requests', async () => {
    const { gateway, host } = await served();
    const post = await fetch(`http://${host}/httplog`, { method: 'POST', body: '{}' });
    expect(await post.json()).toEqual({ interval: 10_000 });
    expect(gateway.journal.counts).toMatchObject({ httpLogPosts: 1, httpLogBytes: 2 });
    expect((await fetch(`http://${host}/`)).status).toBe(405);
  });

  it('refuses sockets at the door while told to', async () => {
    const { gateway, host } = await served();
    gateway.faults.refuseSockets();
    const socket = new WebSocket(`ws://${host}/accesshub`);
    const [error]: unknown[] = await once(socket, 'error');
    expect(error).toBeInstanceOf(Error);
    expect(gateway.journal.entries).toEqual([]);
  });

  it('closes its sockets when it is closed', async () => {
    const { host } = await served();
    const socket = await opened(host);
    const closed = once(socket, 'close');
    await server?.close();
    server = undefined;
    await closed;
  });
});
