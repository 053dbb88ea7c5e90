/**
 * The handler over HTTP. TLS ends at the proxy in front of it, for phones ask over HTTPS only. One line of JSON is logged
 * for each request: status, address and what was wrong, nothing that was sent or answered.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { refusal, type CredentialsAnswer, type CredentialsHandler } from './core/handler.ts';

export interface ServeOptions {
  readonly handle: CredentialsHandler;
  readonly host: string;
  /** 0 takes a free one */
  readonly port: number;
  readonly proxies: number;
  log(line: string): void;
}

export interface CredentialsServer {
  readonly port: number;
  /** Lets requests under way finish, takes no new ones. */
  close(): Promise<void>;
}

/** The one path that is served. */
export const path = '/credentials';

/** bytes; a request holds three short texts */
const longestBody = 4_096;
/** ms for a request to arrive as a whole */
const patience = 10_000;

/** Rejects with Node's error when the port is taken. */
export async function serveCredentials(options: ServeOptions): Promise<CredentialsServer> {
  const http = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    void serve(request, response, options);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, options.host, () => {
      http.off('error', reject);
      resolve();
    });
  });
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { handle, proxies, log }: ServeOptions,
): Promise<void> {
  const address = addressOf(request, proxies);
  const { status, headers, body, error } = await answerTo(request, address, handle);
  log(JSON.stringify({ at: new Date().toISOString(), status, address, ...(error === '' ? {} : { error }) }));
  response.writeHead(status, headers).end(body);
}

async function answerTo(
  request: IncomingMessage,
  address: string,
  handle: CredentialsHandler,
): Promise<CredentialsAnswer> {
  if (request.url?.split('?')[0] !== path) return refusal(404, 'path unknown');
  const body = await bodyOf(request);
  if (body === null) return refusal(413, 'body tooLong', { connection: 'close' });
  try {
    return handle({ method: request.method ?? '', body, headers: singleHeaders(request), address });
  } catch {
    // what was thrown may hold a secret, such as the key of a signature
    return refusal(500, 'server failed');
  }
}

/** null for a body that is too long; what is cut off by the network is ''. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk);
      length += bytes.length;
      if (length > longestBody) return null;
      chunks.push(bytes);
    }
  } catch {
    return '';
  }
  return Buffer.concat(chunks).toString('utf8');
}

const singleHeaders = ({ headers }: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );

/** The outermost proxy that is believed wrote the address down; whatever is left of it anybody may have written. */
function addressOf({ socket, headers }: IncomingMessage, proxies: number): string {
  const direct = socket.remoteAddress ?? '';
  if (proxies === 0) return direct;
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  return forwarded.at(-proxies)?.trim() || direct;
}
