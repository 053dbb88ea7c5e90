/**
 * The relay between phones and viewers: what a phone says goes to every viewer, what a viewer says to every phone. One server
 * for the sockets and the viewer's files. Phones connect to `/`, viewers to `/viewer`; a viewer must come from a page of this
 * server, or any site in the browser could listen in.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import type { ServedFile } from './viewer-files.ts';

export interface RelayOptions {
  readonly host: string;
  /** 0 takes a free one; the next free one is taken when it is in use */
  readonly port: number;
  readonly files: ReadonlyMap<string, ServedFile>;
  /** how many phones and viewers there are, whenever that changes */
  readonly onPeers?: (peers: { readonly phones: number; readonly viewers: number }) => void;
}

export interface Relay {
  readonly port: number;
  close(): Promise<void>;
}

/** bytes; a chart's description has 30 KB, a state 3 KB */
const longestMessage = 2_000_000;
const mostPortsTried = 20;

export const startRelay = async ({ host, port, files, onPeers }: RelayOptions): Promise<Relay> => {
  const http = createServer((request, response) => serveFile(files, request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage });
  const phones = new Set<WebSocket>();
  const viewers = new Set<WebSocket>();

  const join = (socket: WebSocket, own: Set<WebSocket>, others: ReadonlySet<WebSocket>): void => {
    const tell = (): void => onPeers?.({ phones: phones.size, viewers: viewers.size });
    own.add(socket);
    tell();
    socket.on('message', (data, isBinary) => {
      if (isBinary) return;
      const text = data.toString();
      for (const other of others) if (other.readyState === WebSocket.OPEN) other.send(text);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      own.delete(socket);
      tell();
    });
  };

  http.on('upgrade', (request, socket, head) => {
    const isViewer = pathOf(request) === '/viewer';
    if (isViewer && !isOwnPage(request)) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) =>
      isViewer ? join(accepted, viewers, phones) : join(accepted, phones, viewers),
    );
  });
  const bound = await listen(http, host, port);
  return {
    port: bound,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
};

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0] ?? '/';

/** A browser names the page that opens a socket; programs name none. */
const isOwnPage = ({ headers: { origin, host } }: IncomingMessage): boolean =>
  origin === undefined || origin === `http://${host}`;

const serveFile = (
  files: ReadonlyMap<string, ServedFile>,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const path = pathOf(request);
  const file = files.get(path === '/' ? '/index.html' : path);
  if (file === undefined) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' }).end(file.body);
};

const listen = async (http: Server, host: string, first: number): Promise<number> => {
  for (let port = first; ; port += 1)
    try {
      return await listenAt(http, host, port);
    } catch (error) {
      const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!inUse || port - first >= mostPortsTried) throw error;
    }
};

const listenAt = (http: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      const address = http.address();
      if (address === null || typeof address === 'string') reject(new Error('the relay has no port'));
      else resolve(address.port);
    });
  });
