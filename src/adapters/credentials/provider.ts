/** Where credentials come from; the preparation of a call and the renewal of its token ask it. */
import type { Pending } from '../alipay/https.ts';
import type { Credentials } from './credentials.ts';

/**
 * Each fetch asks anew, for tokens and signatures expire; fetches for the same room under way at the same time are
 * one. `result` rejects with a `CallFailure`, of which only `credentialsUnreachable` may pass. Trying again is the chart's matter.
 */
export interface CredentialsProvider {
  fetch(room: string): Pending<Credentials>;
}
