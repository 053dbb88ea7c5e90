import { expect, it } from 'vitest';
import { callMethod } from '../../../src/adapters/unknown.ts';
import { engineOverFake } from './fakes.ts';

/** Of no shape that a pattern would know. */
const login = 'opaque-login-0815-credential';
const renewed = 'opaque-second-4711-credential';

it('keeps the token of the login and of its renewal out of log posts, whatever it looks like and wherever it stands', async () => {
  const { engine, vendor, my } = engineOverFake('alipay', {
    loginRoom: () => Promise.resolve(true),
    renewToken: () => Promise.resolve(true),
  });
  const post = (text: string) =>
    callMethod(vendor.globals['my'], 'request', {
      url: 'https://log.example/httplog',
      data: JSON.stringify({ line: text }),
      method: 'POST',
    });
  await engine.loginRoom('r1', { id: 'alice', name: 'Alice' }, login);
  post(`sent ${login} to the room`);
  await engine.renewToken('r1', renewed);
  post(`then ${renewed}, after ${login}`);
  const posted = my.requests.map(({ data }) => String(data));
  expect(posted).toHaveLength(2);
  for (const body of posted) {
    expect(body).not.toContain(login);
    expect(body).not.toContain(renewed);
  }
});
