/**
 * The lab on this machine: Vite for the pages; behind it the example's credentials server, which every phone asks, and the
 * loopback gateway for phones in tabs of their own.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'vite';
import { RealClock } from '../../lab/clock/index.ts';
import { Gateway } from '../../lab/gateway/index.ts';
import { serveGateway } from '../../lab/gateway/node/server.ts';
import { admission, labCredentials, labSignatures } from '../../lab/credentials/lab-app.ts';
import { credentialsHandler } from '../../examples/credentials-server/core/handler.ts';
import {
  path as credentialsPath,
  serveCredentials,
  type CredentialsServer,
} from '../../examples/credentials-server/server.ts';
import type { VendorBuild } from '../../src/adapters/zego/engine.ts';
import { ensureBuilt } from '../build/ensure-built.ts';
import type { GuestApp } from './guest-app.ts';
import { labConfig } from './vite-config.ts';

export interface ServedLab {
  /** `http://127.0.0.1:5180/` */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

export const isLoopback = (host: string): boolean =>
  ['127.0.0.1', 'localhost', '::1', '[::1]'].includes(host);

export interface ServeOptions {
  /** the first port to try; the next free one is taken */
  readonly port: number;
  /** a loopback name; default 127.0.0.1 */
  readonly host?: string;
  /** somebody else's mini-program for the phones; default: this project's */
  readonly app?: GuestApp;
  /** ZEGO's build on this project's phones; default: as `findVendor` chooses */
  readonly vendor?: VendorBuild;
}

export async function serveLab({ port, host = loopback, app, vendor }: ServeOptions): Promise<ServedLab> {
  const gateway = new Gateway({ clock: new RealClock(), ...admission(app !== undefined) });
  const sockets = await serveGateway(gateway);
  const credentials = await serveLabCredentials();
  const config = labConfig({
    gateway: 'server',
    build: () => ensureBuilt(vendor === undefined ? {} : { vendor }),
    ...(app === undefined ? {} : { app }),
  });
  const vite = await createServer({
    ...config,
    logLevel: 'warn',
    server: {
      ...config.server,
      host,
      port,
      strictPort: false,
      proxy: {
        '/gateway': { target: `ws://${loopback}:${sockets.port}`, ws: true },
        [credentialsPath]: `http://${loopback}:${credentials.port}`,
      },
    },
  });
  await vite.listen();
  const bound = vite.httpServer?.address();
  if (bound === undefined || bound === null || typeof bound === 'string') throw new Error('Vite has no port');
  return {
    url: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${bound.port}/`,
    port: bound.port,
    close: async () => {
      await vite.close();
      await credentials.close();
      await sockets.close();
    },
  };
}

const serveLabCredentials = (): Promise<CredentialsServer> =>
  serveCredentials({
    handle: credentialsHandler({
      config: labCredentials,
      signMrtc: labSignatures(Math.random),
      now: Date.now,
      randomBytes,
    }),
    host: loopback,
    port: 0,
    proxies: 0,
    log: () => undefined,
  });
