/** Credentials for a call, from the developer's server where the settings name one, else as typed in. */
import type { Settings } from '../../settings/index.ts';
import { endpointCredentials } from './endpoint-credentials.ts';
import type { CredentialsProvider } from './provider.ts';
import { settingsCredentials } from './settings-credentials.ts';
import { singleFlight } from './single-flight.ts';

export { parseCredentials, type Credentials } from './credentials.ts';
export { endpointCredentials } from './endpoint-credentials.ts';
export type { CredentialsProvider } from './provider.ts';
export { settingsCredentials } from './settings-credentials.ts';

/** @param settings as they are now: each fetch reads them, for an error may have led the user to the settings page */
export const credentialsProvider = (settings: () => Settings): CredentialsProvider => ({
  fetch: singleFlight((room) => providerOf(settings()).fetch(room)),
});

function providerOf(settings: Settings): CredentialsProvider {
  if (settings.endpoint === '') return settingsCredentials(settings);
  const { endpoint: url, userId, userName } = settings;
  return endpointCredentials({ url, userId, userName });
}
