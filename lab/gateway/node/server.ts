/**
 * The gateway over real sockets, on this machine only: WebSockets on any path for the link, POST on any path for the
 * SDK's log. Used by the end-to-end tests and by main.ts.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';
import type { Gateway } from '../gateway.ts';

export interface GatewayServer {
  readonly port: number;
  /** Closes the sockets and disposes of the gateway. */
  close(): Promise<void>;
}

const loopback = '127.0.0.1';
/** bytes; the SDK's log posts stay far below */
const longestPost = 1_000_000;
const longestFrame = 1_000_000;

/** `port` 0 (default) takes a free one. Rejects with Node's error when the port is taken. */
export async function serveGateway(gateway: Gateway, port = 0): Promise<GatewayServer> {
  const http = createServer((request, response) => answerPost(gateway, request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrame });
  http.on('upgrade', (request, socket, head) => {
    if (!gateway.acceptsSockets) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (webSocket) => connect(gateway, webSocket));
  });
  await listen(http, port);
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    close: async () => {
      gateway.dispose();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function connect(gateway: Gateway, socket: WebSocket): void {
  const connection = gateway.connect(
    {
      send: (frame) => {
        if (socket.readyState === socket.OPEN) socket.send(frame);
      },
      close: () => socket.terminate(),
    },
    'ws',
  );
  socket.on('message', (data) => connection.receive(bytesOf(data)));
  socket.on('close', () => connection.closed());
  socket.on('error', () => socket.terminate());
}

/** A text frame comes as bytes too; the gateway counts it as malformed. */
function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function answerPost(gateway: Gateway, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > longestPost) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const answer = gateway.httpLog(Buffer.concat(chunks).toString('utf8'));
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, loopback, () => {
      http.off('error', reject);
      resolve();
    });
  });
}
