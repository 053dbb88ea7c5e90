/**
 * The developer's own server as the lab plays it: one route that gives out credentials for a call, with tokens made as
 * ZEGO's server assistant makes them. Phones reach it through `my.request`; no real server has this address.
 */
import type { Clock } from '../clock/index.ts';
import { makeToken04, type GatewayOptions } from '../gateway/index.ts';
import type { HttpRoute } from '../platform/index.ts';

export const credentialsEndpoint = 'https://lab.callchart.example/credentials';

/** The lab's app at the loopback gateway. It opens nothing but this gateway. */
export const labApp = { appId: 1234567890, secret: 'a-secret-of-the-lab-and-no-other' } as const;

/** Whose tokens the lab's gateway lets in: somebody else's mini-program brings its own, which only ZEGO can check. */
export const admission = (foreignApp: boolean): Pick<GatewayOptions, 'tokenCheck' | 'secret'> =>
  foreignApp ? { tokenCheck: 'none' } : { tokenCheck: 'token04', secret: labApp.secret };

/** s */
const tokenLifetime = 3_600;

export const credentialsRoute = (clock: Clock, user: string): HttpRoute => ({
  matches: ({ url }) => url === credentialsEndpoint,
  answer: ({ body }) => {
    const asked: unknown = JSON.parse(body);
    const userId = textIn(asked, 'userId') || user;
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(credentialsFor(userId, textIn(asked, 'userName'), Math.floor(clock.now() / 1000))),
    };
  },
});

/** @param nowSeconds s, Unix time */
const credentialsFor = (userId: string, userName: string, nowSeconds: number): object => ({
  appId: labApp.appId,
  server: 'wss://lab.callchart.example/ws',
  userId,
  userName,
  token: makeToken04({
    ...labApp,
    userId,
    createdAt: nowSeconds,
    effectiveSeconds: tokenLifetime,
    nonce: crypto.getRandomValues(new Int32Array(1))[0] ?? 0,
    iv: crypto.getRandomValues(new Uint8Array(16)),
  }),
  mrtc: {
    bizName: 'lab',
    subBiz: 'callchart',
    serverUrl: 'https://lab.callchart.example/mrtc',
    userId: userId.replace(/\W/g, '_'),
    signature: 'the-lab-signs-nothing',
  },
});

const textIn = (value: unknown, name: string): string => {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof text === 'string' ? text : '';
};
