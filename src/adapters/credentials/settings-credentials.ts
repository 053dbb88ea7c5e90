/**
 * Credentials that were typed in on the settings page: a temporary token from ZEGO's console, for trying out and for
 * calls without a server. Settings hold valid values or none, so all that can be wrong is that one is missing.
 */
import { missingCredentials, type FieldName, type Settings } from '../../settings/index.ts';
import { CallFailure } from '../call-failure.ts';
import type { Credentials } from './credentials.ts';
import type { CredentialsProvider } from './provider.ts';

export function settingsCredentials(settings: Settings): CredentialsProvider {
  return {
    fetch: () => ({ result: new Promise((resolve) => resolve(typedIn(settings))), cancel: () => undefined }),
  };
}

/** Throws a `CallFailure` that names the first one missing. */
function typedIn(settings: Settings): Credentials {
  const { appId, server, userId, userName, token, bizName, subBiz, serverUrl, signature } = settings;
  if (appId === null) throw missing('appId');
  const [first] = missingCredentials(settings);
  if (first !== undefined) throw missing(first);
  const mrtc = {
    bizName,
    subBiz,
    serverUrl,
    userId: settings.mrtcUserId,
    signature,
    signatureLife: Infinity,
  };
  return { appId, server, userId, userName, token, mrtc };
}

const missing = (name: FieldName): CallFailure =>
  new CallFailure({ kind: 'credentialsMissing', code: `settings ${name} empty` });
