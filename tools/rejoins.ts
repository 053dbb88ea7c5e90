/**
 * `npm run rejoins`: whether the pictures come back soon, for whoever leaves and joins again in the lab, in a browser. What is
 * late, or a complaint in the console, exits with 1, wrong usage with 2. Ctrl-C and `--until` end it with the figures so
 * far; the former exits with 130.
 */
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.ts';
import { runCommand, vendorOf, wholeNumber } from './command-line.ts';
import { serveLab } from './lab/serve-lab.ts';
import { runRejoins } from './rejoins/run-rejoins.ts';
import { untilOf } from './verify/arguments.ts';
import { interruptedCode, Stop } from './verify/stop.ts';

const usage = `npm run rejoins -- [options]
  --count N         leave and join again so often, by every way there is, default 16
  --until TIME      stop after 90s, 20m or 2h
  --build npm|alipay  the SDK build on the phones`;

const firstPort = 5_480;

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '16' },
      until: { type: 'string' },
      build: { type: 'string' },
    },
  });
  const count = wholeNumber('count', values.count);
  const stop = new Stop(values.until === undefined ? Infinity : untilOf(values.until));
  const lab = await serveLab({ port: firstPort, ...vendorOf(values.build) });
  const browser = await launchBrowser({ keepOnInterrupt: true });
  // whoever waits for the browser is told at once
  process.once('SIGINT', () => void browser.close());
  try {
    const isClean = await runRejoins(browser, lab.url, count, stop);
    if (stop.interrupted) return interruptedCode;
    return isClean ? 0 : 1;
  } finally {
    await browser.close();
    await lab.close();
  }
};

await runCommand(usage, main);
