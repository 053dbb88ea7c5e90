/** Credentials from the developer's own HTTPS server: `POST {room, userName, userId?}`, answered by `Credentials`. */
import { requestJson, type Pending } from '../alipay/https.ts';
import { parseCredentials, type Credentials } from './credentials.ts';
import type { CredentialsProvider } from './provider.ts';
import { singleFlight } from './single-flight.ts';

export interface EndpointOptions {
  /** `https://…`; plain HTTP only to this machine */
  readonly url: string;
  /** the user id to ask for; without one the request leaves it to the server. The one in the answer counts. */
  readonly userId?: string;
  readonly userName: string;
  /** milliseconds, for one request; by default a phone on a slow network gets through and no user is left waiting */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 10_000;

export function endpointCredentials(options: EndpointOptions): CredentialsProvider {
  return { fetch: singleFlight((room) => request(options, room)) };
}

function request(
  { url, userId = '', userName, timeoutMs = usualTimeoutMs }: EndpointOptions,
  room: string,
): Pending<Credentials> {
  const data = { room, userName, ...(userId === '' ? {} : { userId }) };
  const { result, cancel } = requestJson({ url, method: 'POST', data, timeoutMs });
  return { result: result.then(({ body, date }) => named(parseCredentials(body, date), userName)), cancel };
}

/** The server may name the user; otherwise the name that the user chose stays. */
function named(credentials: Credentials, userName: string): Credentials {
  return credentials.userName === '' ? { ...credentials, userName } : credentials;
}
