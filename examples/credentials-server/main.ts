/** `npm start`: serves credentials as the environment says. Ctrl-C lets requests under way finish; a second one does not. */
import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig, type ServerConfig } from './config.ts';
import { credentialsHandler } from './core/handler.ts';
import { fixedSignature } from './core/mrtc-signature.ts';
import { whoeverTheySay } from './core/who-asks.ts';
import { path, serveCredentials } from './server.ts';

function configOrExit(): ServerConfig {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${error.message}\nREADME.en.md (README.md in Chinese) tells where each comes from.`);
    process.exit(1);
  }
}

const { credentials, mrtcSignature, host, port, proxies } = configOrExit();
const handle = credentialsHandler({
  config: credentials,
  signMrtc: fixedSignature(mrtcSignature),
  whoAsks: whoeverTheySay,
  now: Date.now,
  randomBytes,
});
const server = await serveCredentials({
  handle,
  host,
  port,
  proxies,
  log: (line) => console.log(line),
}).catch((error: unknown) => {
  console.error(
    `${error instanceof Error ? error.message : String(error)}\nHOST and PORT say where to listen.`,
  );
  process.exit(1);
});
console.log(`credentials at http://${host}:${server.port}${path}`);
console.log(
  'Everybody is believed to be who they say (core/who-asks.ts): for trying out, not for the open Internet.',
);

let ending = false;
const end = (): void => {
  if (ending) process.exit(1);
  ending = true;
  void server.close().then(() => process.exit(0));
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
