/**
 * What must be there before a login: a client that is new enough, the component's resource, the devices' permissions,
 * and credentials. The chart's `prepareCall` actor runs it.
 */
import type { PrepareInput } from '../../machines/index.ts';
import { checkPermissions } from '../adapters/alipay/permissions.ts';
import { prepareRtcResource } from '../adapters/alipay/rtc-resource.ts';
import { checkVersions } from '../adapters/alipay/versions.ts';
import type { Credentials, CredentialsProvider } from '../adapters/credentials/index.ts';
import { CallFailure } from '../adapters/call-failure.ts';

/** ms; below the chart's own limit, so that the missing resource is named as the cause */
const resourceTimeout = 12_000;

export interface Preparation {
  /** Rejects with a `CallFailure` that names the first thing missing. */
  readonly credentials: Promise<Credentials>;
  cancel(): void;
}

export const prepare = (input: PrepareInput, provider: CredentialsProvider): Preparation => {
  const versions = checkVersions();
  if (versions !== 'supported')
    return { credentials: Promise.reject(new CallFailure(versions)), cancel: () => undefined };
  const fetching = provider.fetch(input.room);
  const credentials = Promise.all([
    fetching.result,
    prepareRtcResource(resourceTimeout),
    permissionsGranted(input),
  ]).then(([fetched]) => fetched);
  return { credentials, cancel: () => fetching.cancel() };
};

const permissionsGranted = async (devices: PrepareInput): Promise<void> => {
  const answer = await checkPermissions(devices);
  if (answer !== 'granted') throw new CallFailure(answer);
};
