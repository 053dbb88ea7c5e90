/**
 * `npm start`: the lab. Prints its address and opens it; two phones in a call, nothing to sign up for.
 * `--app <folder>` runs that mini-program on the phones, `--port <n>` is the first port to try, `--host <name>` another
 * loopback name, `--no-open` leaves the browser alone.
 */
import { parseArgs } from 'node:util';
import { guestApp, type GuestApp } from './lab/guest-app.ts';
import { openInBrowser } from './lab/open-in-browser.ts';
import { isLoopback, serveLab } from './lab/serve-lab.ts';

const usage =
  'npm start -- [--app <folder of a mini-program>] [--port <number>] [--host <loopback name>] [--no-open]';
const usualPort = 5180;

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(1);
}

interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly app?: GuestApp;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        app: { type: 'string' },
        port: { type: 'string', default: String(usualPort) },
        host: { type: 'string', default: '127.0.0.1' },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${values.port} is no port`);
    if (!isLoopback(values.host)) {
      fail(`--host ${values.host}: the lab is for this machine only; its gateway trusts everybody`);
    }
    const open = !values['no-open'] && process.env['CI'] === undefined;
    const app = values.app === undefined ? {} : { app: guestApp(values.app) };
    return { port, host: values.host, open, ...app };
  } catch (reason) {
    fail(reason instanceof Error ? reason.message : String(reason));
  }
}

const { open, ...options } = readArguments();
const { port, app } = options;
const lab = await serveLab(options);
if (port !== 0 && lab.port !== port) console.log(`Port ${port} is in use, taking ${lab.port}.`);
console.log(`Callchart lab: ${lab.url}${app === undefined ? '' : ` with ${app.folder}`}`);
console.log(`A phone of its own: ${lab.url}phone?user=alice and ${lab.url}phone?user=bob`);
console.log('Ctrl-C ends it.');
if (open) openInBrowser(lab.url);

let ending = false;
const end = (): void => {
  if (ending) process.exit(1);
  ending = true;
  void lab.close().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
