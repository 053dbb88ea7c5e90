/**
 * What a phone with somebody else's mini-program is given: ZEGO's service as the gateway plays it, the lab's credentials for
 * a mini-program that took Callchart's package, and no other server.
 */
import type { HttpRoute } from '../platform/index.ts';

/** Everything but ZEGO's log posts fails, by its name; a query may hold secrets and is left out. */
export const noOtherServer: HttpRoute = {
  matches: ({ url }) => !/\/httplog($|\?)/.test(url),
  answer: ({ url }) =>
    Promise.reject(new Error(`the lab reaches no server but ZEGO's, not ${url.replace(/[?#].*$/s, '')}`)),
};
