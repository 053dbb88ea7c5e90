/** The adapters together on the lab's phone, whose answers are as late and as shaped as Alipay documents them. */
import { afterEach, expect, test, vi } from 'vitest';
import type { HttpRequest } from '../../../lab/platform/index.ts';
import { watchNetwork } from '../../../src/adapters/alipay/network.ts';
import { checkPermissions, openPermissionSettings } from '../../../src/adapters/alipay/permissions.ts';
import { prepareRtcResource } from '../../../src/adapters/alipay/rtc-resource.ts';
import { checkVersions } from '../../../src/adapters/alipay/versions.ts';
import { watchVisibility } from '../../../src/adapters/alipay/visibility.ts';
import { credentialsProvider } from '../../../src/adapters/credentials/index.ts';
import { loadSettings, saveSettings, validateSettings } from '../../../src/settings/index.ts';
import { answer } from '../credentials/situation.ts';
import { stageMy, type StagingOptions } from '../../lab/staging.ts';

afterEach(() => vi.unstubAllGlobals());

function phone(options: StagingOptions = {}) {
  const staged = stageMy(options);
  vi.stubGlobal('my', staged.my);
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => staged.clock.setTimeout(run, ms));
  vi.stubGlobal('clearTimeout', (handle: unknown) => staged.clock.clearTimeout(handle));
  return staged;
}

/** What a promise became once the phone had time enough. */
async function after(clock: { advance(ms: number): Promise<void> }, promise: Promise<unknown>) {
  const outcome = promise.then(
    (value) => value,
    (error: unknown) => error,
  );
  await clock.advance(60_000);
  return outcome;
}

const both = { camera: true, microphone: true };

test('a phone in order is ready for a call', async () => {
  const { clock } = phone();
  expect(checkVersions()).toBe('supported');
  expect(await after(clock, checkPermissions(both))).toBe('granted');
  expect(await after(clock, prepareRtcResource())).toBeUndefined();
});

test('a phone without the real-time package says so', async () => {
  const missing = phone({ profile: { rtcResource: 'missing' } });
  expect(await after(missing.clock, prepareRtcResource())).toMatchObject({
    error: { kind: 'resourceMissing' },
  });
});

test('a denial on either layer is found, and leads to its own settings', async () => {
  const { clock, device } = phone({ profile: { alipayGrants: { camera: true, audioRecord: false } } });
  expect(await after(clock, checkPermissions(both))).toMatchObject({ kind: 'microphoneDenied' });
  expect(await after(clock, openPermissionSettings(both))).toBe('settings');
  device.change({
    alipayGrants: { camera: undefined, audioRecord: undefined },
    systemGrants: { camera: false, microphone: true },
  });
  expect(await after(clock, checkPermissions(both))).toMatchObject({ kind: 'cameraDenied' });
  expect(await after(clock, openPermissionSettings(both))).toBe('systemGuide');
});

test('network and visibility are reported as they change, and nothing is left behind', async () => {
  const { clock, device, events, leftovers } = phone();
  const reports: unknown[] = [];
  const stop = [
    watchNetwork(({ online }) => reports.push(online ? 'online' : 'offline')),
    watchVisibility(({ type }) => reports.push(type)),
  ];
  await clock.advance(1000);
  device.change({ online: false });
  await clock.advance(1000);
  events.appHide.emit(undefined);
  await clock.advance(1000);
  for (const stopOne of stop) stopOne();
  expect(reports).toEqual(['online', 'offline', 'app.hidden']);
  expect(leftovers()).toMatchObject({ networkListeners: 0, appListeners: 0 });
});

test('settings survive, and the credentials of their endpoint arrive', async () => {
  const asked: HttpRequest[] = [];
  const { clock } = phone({
    routes: [
      {
        matches: ({ url }) => url === 'https://calls.example.com/credentials',
        answer: (request) => {
          asked.push(request);
          return { status: 200, body: JSON.stringify(answer) };
        },
      },
    ],
  });
  const endpoint = 'https://calls.example.com/credentials';
  saveSettings(validateSettings({ endpoint, userName: 'Ann' }).settings);
  const credentials = await after(clock, credentialsProvider(loadSettings).fetch('tea').result);
  expect(credentials).toMatchObject({ appId: answer.appId, userId: 'ann' });
  expect(asked.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
    ['POST', { room: 'tea', userName: 'Ann' }],
  ]);
});

test('an endpoint that cannot be reached, or never answers, is unreachable in the end', async () => {
  const { clock, device } = phone({ routes: [{ matches: () => true, answer: () => null }] });
  const provider = credentialsProvider(
    () => validateSettings({ endpoint: 'https://calls.example.com/credentials' }).settings,
  );
  expect(await after(clock, provider.fetch('tea').result)).toMatchObject({
    error: { code: 'alipay request timeout' },
  });
  device.change({ online: false });
  expect(await after(clock, provider.fetch('tea').result)).toMatchObject({
    error: { kind: 'credentialsUnreachable', code: 'alipay request 12' },
  });
});
