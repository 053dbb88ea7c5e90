import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  draftOf,
  fieldNames,
  fieldRules,
  fields,
  loadSettings,
  missingCredentials,
  saveSettings,
  validateSettings,
  type FieldName,
} from '../../../src/settings/index.ts';

afterEach(() => vi.unstubAllGlobals());

const canary = 'canary-secret';

const typedIn = {
  appId: '1234567890',
  userId: 'ann',
  token: `04${canary}`,
  bizName: 'biz',
  subBiz: 'sub',
  serverUrl: 'mrtc.example.com',
  mrtcUserId: 'ann_1',
  signature: `${canary}==`,
};

describe('validateSettings', () => {
  test('an empty draft gives the initial settings and no problem', () => {
    const { settings, problems } = validateSettings({});
    expect(problems).toEqual({});
    expect(settings).toMatchObject({
      endpoint: '',
      appId: null,
      resolution: 1,
      fps: 30,
      minBitrate: null,
      language: 'system',
      telemetry: 'redacted',
      camera: true,
      microphone: true,
    });
  });

  test('a complete draft comes back as typed values', () => {
    const { settings, problems } = validateSettings({
      ...typedIn,
      server: 'wss://webliveroom.example.com/ws',
      resolution: '2',
      fps: '15',
      minBitrate: '300',
      maxBitrate: '800',
      language: 'en',
      telemetry: 'off',
      lastRoom: 'tea',
      camera: 'false',
    });
    expect(problems).toEqual({});
    expect(settings).toMatchObject({
      appId: 1234567890,
      resolution: 2,
      fps: 15,
      minBitrate: 300,
      camera: false,
    });
    expect(settings.token.reveal()).toBe(typedIn.token);
  });

  test('switches and pickers may hand over booleans and numbers', () => {
    const { settings } = validateSettings({ microphone: false, resolution: 0 });
    expect(settings).toMatchObject({ microphone: false, resolution: 0 });
  });

  test('white space around a pasted value is no part of it', () => {
    expect(validateSettings({ lastRoom: ' tea\n' }).settings.lastRoom).toBe('tea');
  });

  test.each([
    ['endpoint', 'http://calls.example.com', 'notHttpsUrl'],
    ['appId', '12a', 'notPositiveInteger'],
    ['appId', '0', 'notPositiveInteger'],
    ['appId', '99999999999999999999', 'notPositiveInteger'],
    ['server', 'https://example.com', 'notWssUrl'],
    ['userId', 'a b', 'illegalCharacters'],
    ['userId', 'a'.repeat(65), 'tooLong'],
    ['userName', 'a'.repeat(257), 'tooLong'],
    ['mrtcUserId', 'ann-1', 'illegalCharacters'],
    ['mrtcUserId', 'a'.repeat(129), 'tooLong'],
    ['resolution', '3', 'outOfRange'],
    ['fps', '60', 'outOfRange'],
    ['minBitrate', '-1', 'notPositiveInteger'],
    ['maxBitrate', '1.5', 'notPositiveInteger'],
    ['language', 'fr', 'outOfRange'],
    ['telemetry', 'on', 'outOfRange'],
    ['lastRoom', 'tea/room', 'illegalCharacters'],
    ['lastRoom', 'a'.repeat(129), 'tooLong'],
    ['camera', 'yes', 'outOfRange'],
  ] satisfies [FieldName, string, string][])('%s = "%s" is %s and not taken', (name, text, rule) => {
    const { settings, problems } = validateSettings({ [name]: text });
    expect(problems).toEqual({ [name]: rule });
    expect(settings[name]).toEqual(fields[name].initial);
    expect(fieldRules).toContain(rule);
  });

  test('a lower bound above the upper one is named, and no lower bound is set', () => {
    const { settings, problems } = validateSettings({ minBitrate: '800', maxBitrate: '300' });
    expect(problems).toEqual({ minBitrate: 'minAboveMax' });
    expect(settings).toMatchObject({ minBitrate: null, maxBitrate: 300 });
  });

  test('typed-in credentials that were begun must be complete', () => {
    const { problems } = validateSettings({ ...typedIn, token: '', mrtcUserId: ' ' });
    expect(problems).toEqual({ token: 'empty', mrtcUserId: 'empty' });
  });

  test('a wrong credential is called wrong, not empty', () => {
    expect(validateSettings({ ...typedIn, appId: 'x' }).problems).toEqual({ appId: 'notPositiveInteger' });
  });

  test('with an endpoint nothing else must be typed in', () => {
    const endpoint = 'https://calls.example.com/credentials';
    expect(validateSettings({ endpoint, bizName: 'biz' }).problems).toEqual({});
    expect(validateSettings({ userId: 'ann' }).problems).toEqual({});
  });
});

test('a draft of settings validates to the same settings', () => {
  const { settings } = validateSettings({ ...typedIn, minBitrate: '300', camera: 'false' });
  const draft = draftOf(settings);
  expect(Object.keys(draft).sort()).toEqual([...fieldNames].sort());
  expect(draftOf(validateSettings(draft).settings)).toEqual(draft);
});

test('printed or serialised settings show no secret', () => {
  const { settings } = validateSettings(typedIn);
  expect(JSON.stringify(settings)).toContain('•••');
  expect(JSON.stringify(settings)).not.toContain(canary);
  expect(`${settings.token}${settings.signature}`).not.toContain(canary);
});

test('missingCredentials names what must still be typed in', () => {
  expect(missingCredentials(validateSettings(typedIn).settings)).toEqual([]);
  const { settings } = validateSettings({ ...typedIn, appId: '', signature: '' });
  expect(missingCredentials(settings)).toEqual(['appId', 'signature']);
});

describe('the stored settings', () => {
  function storage(initial?: unknown) {
    const phone = { data: initial };
    vi.stubGlobal('my', {
      getStorageSync: () => phone,
      setStorageSync: ({ data }: { data: unknown }) => {
        phone.data = data;
        return { success: true };
      },
    });
  }

  test('what was saved is loaded, the token and the signature with it', () => {
    storage();
    const { settings } = validateSettings({ ...typedIn, lastRoom: 'tea' });
    expect(saveSettings(settings)).toBe(true);
    const loaded = loadSettings();
    expect(draftOf(loaded)).toEqual(draftOf(settings));
    expect(loaded.token.reveal()).toBe(typedIn.token);
  });

  test.each([[null], [undefined], ['nonsense'], [[1, 2]], [{ appId: {}, lastRoom: 7 }]])(
    'a storage that holds %j gives usable settings',
    (stored) => {
      storage(stored);
      expect(loadSettings()).toMatchObject({ appId: null, telemetry: 'redacted' });
    },
  );

  test('one stored field that is no longer valid does not take the others with it', () => {
    storage({ fps: '60', lastRoom: 'tea' });
    expect(loadSettings()).toMatchObject({ fps: 30, lastRoom: 'tea' });
  });

  test('a phone that stores nothing still gives settings', () => {
    vi.stubGlobal('my', {});
    expect(saveSettings(loadSettings())).toBe(false);
  });
});
