/** The credentials server that the lab's own server runs, reached through it: phones in a browser ask a real process. */
import type { HttpRoute } from '../platform/index.ts';
import { labEndpoint } from './lab-app.ts';

/** @param url where the lab's server passes requests on */
export const credentialsOverHttp = (url: string): HttpRoute => ({
  matches: (request) => request.url === labEndpoint,
  async answer({ method, headers, body }) {
    const response = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body }) });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  },
});
