/** What the call page says of a credentials server that refuses, fails, or answers what nobody can use, and what it offers. */
import { expect, it } from 'vitest';
import { labEndpoint } from '../../../lab/credentials/lab-app.ts';
import type { HttpResponse } from '../../../lab/platform/index.ts';
import type { ErrorKind } from '../../../machines/index.ts';
import type { Language } from '../../../src/texts/index.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { joinChoice, onePhone } from './situations.ts';

type Distort = (answer: HttpResponse) => HttpResponse;

const status =
  (code: number, body = ''): Distort =>
  () => ({ status: code, body });
const body =
  (change: (text: string) => string): Distort =>
  (answer) => ({ ...answer, body: change(String(answer.body)) });

/** Alice joins on a phone in this language, and the server answers so. */
const joined = async (distort: Distort, language: Language = 'zh', settings = {}) => {
  const { stage, alice } = await onePhone();
  const { phone } = alice;
  const stored = { endpoint: labEndpoint, userId: 'alice', userName: 'Alice', language, ...settings };
  phone.storage.set('callchart.settings', JSON.stringify(stored));
  stage.credentials.distort = distort;
  await alice.join(joinChoice);
  await stage.world.run(60_000);
  return { stage, alice, phone };
};

const wrong: readonly (readonly [what: string, distort: Distort, kind: ErrorKind, code: string])[] = [
  ['401', status(401, '{"error":"user unknown"}'), 'credentialsRefused', 'http 401'],
  ['403', status(403), 'credentialsRefused', 'http 403'],
  ['404', status(404, '<html>'), 'credentialsAddressWrong', 'http 404'],
  ['a redirect', status(302, '<html>'), 'credentialsAddressWrong', 'http 302'],
  ['429', status(429), 'credentialsUnreachable', 'http 429'],
  ['500', status(500, '<html>'), 'credentialsUnreachable', 'http 500'],
  ['a page of HTML', status(200, '<!doctype html>'), 'credentialsAddressWrong', 'alipay request html'],
  ['nothing', status(200), 'credentialsMalformed', 'alipay request empty'],
  ['half of it', body((text) => text.slice(0, 40)), 'credentialsMalformed', 'alipay request not json'],
  [
    'an error with status 200',
    body(() => '{"error":"x"}'),
    'credentialsMalformed',
    'credentials appId empty',
  ],
];

for (const language of ['zh', 'en'] as const)
  it.each(wrong)(
    `${language}: %s has its own sentence, its code and a way on`,
    async (_, distort, kind, code) => {
      const { alice, phone } = await joined(distort, language);
      const text = callTexts(language);
      expect(alice.shows).toMatchObject({ status: 'blocked', error: kind });
      expect(phone.view.text('#reason')).toBe(text.errors[kind]);
      expect(phone.view.texts()).toContain(code);
      expect(phone.view.has('#rejoin')).toBe(true);
    },
  );

it('an answer with a byte order mark is an answer', async () => {
  const { alice } = await joined(body((text) => `\uFEFF${text}`));
  expect(alice.shows).toMatchObject({ status: 'connected', publisher: 'PUBLISHING', error: '' });
});

it('a server that keeps silent is given up, and tried again with one tap', async () => {
  const { stage, alice } = await onePhone();
  stage.credentials.failWith = 'noAnswer';
  await alice.join(joinChoice);
  await stage.world.until(() => alice.shows.status === 'blocked', 120_000, 'the end of patience');
  await stage.world.run(50);
  expect(alice.shows.error).toBe('credentialsUnreachable');
  stage.credentials.failWith = null;
  alice.phone.tap('#rejoin');
  await stage.world.until(() => alice.shows.publisher === 'PUBLISHING', 20_000, 'the call');
});

it.each(['zh', 'en'] as const)(
  '%s: a server that wants a user id, and a phone without one: the page says so, and the settings mend it',
  async (language) => {
    const { stage, alice, phone } = await joined((answer) => answer, language, { userId: '' });
    expect(phone.view.text('#reason')).toBe(callTexts(language).errors.userIdMissing);
    expect(phone.view.texts()).toContain('http 400 userId empty');
    phone.tap('#nextStep');
    await stage.world.run(500);
    expect(phone.page.route).toBe('src/pages/settings/index');
    phone.input('#userId', 'alice');
    phone.tap('#save');
    await stage.world.run(500);
    phone.back();
    await stage.world.run(500);
    phone.tap('#rejoin');
    await stage.world.until(() => alice.shows.publisher === 'PUBLISHING', 20_000, 'the call');
  },
);
