/**
 * The gateway from a command line: `tsx lab/gateway/node/main.ts [port]`. Prints what it sees, one JSON line each, and
 * takes faults as JSON lines on stdin. With ZEGO_SERVER_SECRET in the environment it checks tokens.
 */
import { createInterface } from 'node:readline';
import { parseJson } from '../../../src/adapters/json.ts';
import { RealClock } from '../../clock/index.ts';
import { parseFault } from '../fault.ts';
import { Gateway } from '../gateway.ts';
import { serveGateway } from './server.ts';

console.log("This is a stand-in for ZEGO's service, for tests on this machine.");
console.log('It carries no media and can never replace that service: what works here may still fail there.');

const secret = process.env['ZEGO_SERVER_SECRET'];
const gateway = new Gateway({
  clock: new RealClock(),
  ...(secret === undefined ? {} : { secret, tokenCheck: 'token04' }),
});
gateway.journal.onEntry((entry) => console.log(JSON.stringify(entry)));
const server = await serveGateway(gateway, Number(process.argv[2] ?? 8790));
console.log(`listening on ws://127.0.0.1:${server.port}/accesshub`);

createInterface({ input: process.stdin }).on('line', (line) => {
  try {
    gateway.applyFault(parseFault(parseJson(line)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'the fault could not be applied');
  }
});
process.once('SIGINT', () => void server.close().then(() => process.exit(0)));
