import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  credentialsProvider,
  endpointCredentials,
  parseCredentials,
  settingsCredentials,
} from '../../../src/adapters/credentials/index.ts';
import { validateSettings } from '../../../src/settings/index.ts';
import { answer, canary, errorOf, typedIn } from './situation.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const url = 'https://calls.example.com/credentials';

interface Request {
  url: string;
  data: Record<string, string>;
  success(answer: unknown): void;
}

/** A phone whose requests wait for the test to answer them. */
function phone() {
  const requests: Request[] = [];
  const abort = vi.fn();
  vi.stubGlobal('my', {
    request: (request: Request) => {
      requests.push(request);
      return { abort };
    },
  });
  const reply = (body: unknown, status = 200) =>
    requests.at(-1)?.success({ status, data: JSON.stringify(body) });
  return { requests, abort, reply };
}

const provider = (overrides = {}) =>
  endpointCredentials({ url, userId: '', userName: 'Ann', timeoutMs: 10_000, ...overrides });
const failed = (result: Promise<unknown>) => result.then(() => 'no failure', errorOf);

describe('endpointCredentials', () => {
  test('room and user are posted, and the answer is parsed', async () => {
    const { requests, reply } = phone();
    const { result } = provider().fetch('tea');
    expect(requests[0]).toMatchObject({ url, method: 'POST', data: { room: 'tea', userName: 'Ann' } });
    expect(requests[0]?.data).not.toHaveProperty('userId');
    reply(answer);
    expect(JSON.stringify(await result)).toBe(JSON.stringify(parseCredentials(answer)));
  });

  test('a chosen user id is asked for, and the one in the answer counts', async () => {
    const { requests, reply } = phone();
    const { result } = provider({ userId: 'bob' }).fetch('tea');
    expect(requests[0]?.data).toMatchObject({ userId: 'bob' });
    reply(answer);
    expect((await result).userId).toBe('ann');
  });

  test('who asks for no user id leaves it to the server, whose name for the user counts too', async () => {
    const { requests, reply } = phone();
    const { result } = endpointCredentials({ url, userName: 'Ann' }).fetch('tea');
    expect(requests[0]?.data).toEqual({ room: 'tea', userName: 'Ann' });
    reply({ ...answer, userName: 'Anna' });
    expect((await result).userName).toBe('Anna');
  });

  test('an answer for one room leaves the request for another to be shared', async () => {
    const { requests } = phone();
    const asks = provider();
    const tea = asks.fetch('tea');
    void asks.fetch('coffee').result;
    requests[0]?.success({ status: 200, data: JSON.stringify(answer) });
    await tea.result;
    void asks.fetch('coffee').result;
    expect(requests).toHaveLength(2);
  });

  test('a server that names nobody leaves the user the name they chose', async () => {
    const { reply } = phone();
    const { result } = provider({ userName: 'Anna' }).fetch('tea');
    reply({ ...answer, userName: undefined });
    expect((await result).userName).toBe('Anna');
  });

  test('a wrong answer is refused by field and rule', async () => {
    const { reply } = phone();
    const { result } = provider().fetch('tea');
    reply({ ...answer, token: 7 });
    expect(await failed(result)).toEqual({ kind: 'credentialsMalformed', code: 'credentials token notText' });
  });

  test('a server that refuses, and one that does not answer, are told apart', async () => {
    const { reply } = phone();
    const refused = provider().fetch('tea').result;
    reply({ message: canary }, 403);
    expect(await failed(refused)).toEqual({ kind: 'credentialsRefused', code: 'http 403' });
    const silent = failed(provider().fetch('tea').result);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await silent).toEqual({ kind: 'credentialsUnreachable', code: 'alipay request timeout' });
  });

  test('plain HTTP is refused, except to this machine', async () => {
    const { requests } = phone();
    const { result } = provider({ url: 'http://calls.example.com' }).fetch('tea');
    expect(await failed(result)).toMatchObject({ kind: 'credentialsAddressWrong' });
    void failed(provider({ url: 'http://127.0.0.1:8080/credentials' }).fetch('tea').result);
    expect(requests.map((request) => request.url)).toEqual(['http://127.0.0.1:8080/credentials']);
  });

  test('two fetches at the same time are one request', async () => {
    const { requests, reply } = phone();
    const { fetch } = provider();
    const both = Promise.all([fetch('tea').result, fetch('tea').result]);
    expect(requests).toHaveLength(1);
    reply(answer);
    const [first, second] = await both;
    expect(first).toBe(second);
  });

  test('a fetch after the answer asks anew, for tokens expire', async () => {
    const { requests, reply } = phone();
    const { fetch } = provider();
    const { result } = fetch('tea');
    reply(answer);
    await result;
    void failed(fetch('tea').result);
    expect(requests).toHaveLength(2);
  });

  test('a fetch after a failure asks anew', async () => {
    const { requests, reply } = phone();
    const { fetch } = provider();
    const { result } = fetch('tea');
    reply({}, 502);
    await failed(result);
    void failed(fetch('tea').result);
    expect(requests).toHaveLength(2);
  });

  test('another room is another request', () => {
    const { requests } = phone();
    const { fetch } = provider();
    void failed(fetch('tea').result);
    void failed(fetch('coffee').result);
    expect(requests.map((request) => request.data.room)).toEqual(['tea', 'coffee']);
  });

  test('one of two askers who cancels leaves the request to the other', async () => {
    const { abort, reply } = phone();
    const { fetch } = provider();
    const first = fetch('tea');
    const second = fetch('tea');
    const gone = failed(first.result);
    first.cancel();
    first.cancel();
    expect(await gone).toEqual({ kind: 'credentialsUnreachable', code: 'credentials cancelled' });
    reply(answer);
    expect((await second.result).userId).toBe('ann');
    expect(abort).not.toHaveBeenCalled();
  });

  test('the last asker who cancels aborts the request, and the next fetch asks anew', async () => {
    const { abort, requests } = phone();
    const { fetch } = provider();
    const only = fetch('tea');
    const gone = failed(only.result);
    only.cancel();
    await gone;
    expect(abort).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
    void failed(fetch('tea').result);
    expect(requests).toHaveLength(2);
  });
});

describe('settingsCredentials', () => {
  test('what was typed in becomes credentials', async () => {
    const { settings } = validateSettings(typedIn);
    const credentials = await settingsCredentials(settings).fetch('tea').result;
    expect(JSON.stringify(credentials)).toBe(JSON.stringify(parseCredentials(answer)));
    expect(credentials.token.reveal()).toBe(typedIn.token);
  });

  test.each(['appId', 'userId', 'token', 'mrtcUserId', 'signature'] as const)(
    'without %s the credentials are missing, and the failure says which',
    async (name) => {
      const { settings } = validateSettings({ ...typedIn, [name]: '' });
      expect(await failed(settingsCredentials(settings).fetch('tea').result)).toEqual({
        kind: 'credentialsMissing',
        code: `settings ${name} empty`,
      });
    },
  );
});

describe('credentialsProvider', () => {
  const providing = (draft: object) => credentialsProvider(() => validateSettings({ ...draft }).settings);

  test('an endpoint is preferred to what was typed in', () => {
    const { requests } = phone();
    void failed(providing({ ...typedIn, endpoint: url }).fetch('tea').result);
    expect(requests.map((request) => request.url)).toEqual([url]);
  });

  test('without an endpoint the typed-in credentials are used', async () => {
    const { requests } = phone();
    const { userId } = await providing(typedIn).fetch('tea').result;
    expect(userId).toBe('ann');
    expect(requests).toEqual([]);
  });

  test('with neither the credentials are missing', async () => {
    const { result } = providing({}).fetch('tea');
    expect(await failed(result)).toMatchObject({ kind: 'credentialsMissing' });
  });

  test('what has been set meanwhile counts for the next fetch', async () => {
    const { requests, reply } = phone();
    const draft = { endpoint: url, userId: '' };
    const { fetch } = providing(draft);
    const first = fetch('tea').result;
    reply({ error: 'userId empty' }, 400);
    expect(await failed(first)).toMatchObject({ kind: 'userIdMissing' });
    draft.userId = 'ann';
    void failed(fetch('tea').result);
    expect(requests.map(({ data }) => data.userId)).toEqual([undefined, 'ann']);
  });

  test('two fetches at the same time are one request', () => {
    const { requests } = phone();
    const { fetch } = providing({ endpoint: url });
    for (const { result } of [fetch('tea'), fetch('tea')]) void failed(result);
    expect(requests).toHaveLength(1);
  });
});
