/**
 * `npm run inspect`: the XState inspector for a real phone. Starts the relay and serves the viewer, prints the address to enter
 * on the phone (in a development build: `npm run build -- --inspector`) and opens the viewer.
 * `--host <address>` of this machine in the phone's network, `--port <n>`, `--viz` opens the hosted classic visualiser instead
 * (needs the internet), `--no-open` leaves the browser alone.
 */
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { parseArgs } from 'node:util';
import { startRelay } from '../lab/inspector/node/relay.ts';
import { viewerFiles } from '../lab/inspector/node/viewer-files.ts';
import { openInBrowser } from './lab/open-in-browser.ts';

const usage = 'npm run inspect -- [--host <address>] [--port <number>] [--viz] [--no-open]';
const loopback = '127.0.0.1';
const anyAddress = '0.0.0.0';
const usualPort = '8890';

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string', default: loopback },
        port: { type: 'string', default: usualPort },
        viz: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${values.port} is no port`);
    return { ...values, port };
  } catch (reason) {
    fail(reason instanceof Error ? reason.message : String(reason));
  }
}

/** This machine's addresses in networks that a phone may be in. */
const ownAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);

const { host, port: asked, viz, 'no-open': noOpen } = readArguments();
const addresses = ownAddresses();
if (isIPv4(host) && !host.startsWith('127.') && host !== anyAddress && !addresses.includes(host))
  fail(`${host} is no address of this machine; it has ${addresses.join(', ') || 'none in a network'}`);
const relay = await startRelay({
  host,
  port: asked,
  files: await viewerFiles(),
  onPeers: ({ phones, viewers }) => console.log(`phones ${phones}, viewers ${viewers}`),
}).catch((reason: unknown) => fail(reason instanceof Error ? reason.message : String(reason)));
if (asked !== 0 && relay.port !== asked) console.log(`Port ${asked} is in use, taking ${relay.port}.`);

const server = `${host}:${relay.port}`;
const viewer = viz ? `http://${server}/visualiser.html` : `http://${server}/?relay=${server}/viewer`;
console.log(`Viewer: ${viewer}`);
console.log(`Enter on the phone: ws://${server}`);
console.log('The phone needs a development build: npm run build -- --inspector');
if (host === loopback) {
  console.log(
    `Only this machine reaches it. For a phone: npm run inspect -- --host ${addresses[0] ?? '<address>'}`,
  );
} else console.log('Everybody in this network reaches it: they see the chart and can send it events.');
console.log('Ctrl-C ends it.');
if (!noOpen && process.env['CI'] === undefined) openInBrowser(viewer);

const end = (): void => void relay.close().then(() => process.exit(0));
process.on('SIGINT', end);
process.on('SIGTERM', end);
