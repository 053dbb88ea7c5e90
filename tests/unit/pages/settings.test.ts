import { afterEach, describe, expect, test, vi } from 'vitest';
import { fieldNames } from '../../../src/settings/index.ts';
import { textsFor } from '../../../src/texts/index.ts';
import { describeFields, settingsFields } from '../../../src/pages/settings/field-table.ts';
import { input, installMy, openPage } from './page-harness.ts';

const load = () => import('../../../src/pages/settings/index.ts');
const tap = (field: string, value: string) => ({ currentTarget: { dataset: { field, value } } });

afterEach(() => vi.unstubAllGlobals());

describe('the fields of the settings page', () => {
  test('are all settings but the ones that the lobby asks for', () => {
    const ofLobby = ['userName', 'lastRoom', 'camera', 'microphone'];
    expect([...settingsFields].sort()).toEqual(fieldNames.filter((name) => !ofLobby.includes(name)).sort());
  });

  test.each(['zh', 'en'] as const)(
    'have a label and named choices in %s, and no hint that repeats the label',
    (language) => {
      for (const field of describeFields(textsFor(language)).flatMap(({ fields }) => fields)) {
        expect(field.label).not.toBe('');
        expect(field.hint).not.toBe(field.label);
        for (const { value, label } of field.choices) expect(label, `${field.name} ${value}`).not.toBe(value);
        expect(field.choices.length > 0).toBe(field.kind === 'choice');
      }
    },
  );

  test('mask the token and the signature, and nothing else', () => {
    const fields = describeFields(textsFor('zh')).flatMap((group) => group.fields);
    expect(fields.filter(({ kind }) => kind === 'secret').map(({ name }) => name)).toEqual([
      'token',
      'signature',
    ]);
  });
});

describe('the settings page', () => {
  test('shows what is stored', async () => {
    installMy({ endpoint: 'https://call.example.com', fps: '15', token: 'temporary' });
    const { data } = await openPage(load);
    expect(data.values).toMatchObject({
      endpoint: 'https://call.example.com',
      fps: '15',
      token: 'temporary',
    });
    expect(data.values).not.toHaveProperty('lastRoom');
  });

  test('judges a field as it is left', async () => {
    installMy();
    const page = await openPage(load);
    page.call('inputField', input('http://call.example.com', 'endpoint'));
    page.call('leaveField', input('', 'endpoint'));
    expect(page.data.errors).toMatchObject({ endpoint: '凭证地址要以 https:// 开头' });
    page.call('inputField', input('https://call.example.com', 'endpoint'));
    page.call('leaveField', input('', 'endpoint'));
    expect(page.data.errors).toMatchObject({ endpoint: '' });
  });

  test('stores nothing while a field is wrong, and says which', async () => {
    const my = installMy();
    const page = await openPage(load);
    page.call('inputField', input('https://call.example.com', 'endpoint'));
    page.call('inputField', input('900', 'minBitrate'));
    page.call('inputField', input('600', 'maxBitrate'));
    page.call('tapSave');
    expect(page.data.errors).toMatchObject({ minBitrate: '最低码率不能高于最高码率', maxBitrate: '' });
    expect(my.toasts).toMatchObject([{ content: '最低码率不能高于最高码率', type: 'fail' }]);
    expect(my.storage.size).toBe(0);
  });

  test('asks for the rest of temporary credentials once one is typed in', async () => {
    installMy();
    const page = await openPage(load);
    page.call('inputField', input('1234567890', 'appId'));
    page.call('tapSave');
    expect(page.data.errors).toMatchObject({ appId: '', token: '请填写临时 Token', server: '' });
  });

  test('stores, says so, and keeps what the lobby remembers', async () => {
    const my = installMy({ lastRoom: 'daily', userName: '王小明' });
    const page = await openPage(load);
    page.call('inputField', input('https://call.example.com', 'endpoint'));
    page.call('choose', tap('resolution', '2'));
    page.call('tapSave');
    expect(my.storage.get('callchart.settings')).toMatchObject({
      endpoint: 'https://call.example.com',
      resolution: '2',
      lastRoom: 'daily',
      userName: '王小明',
    });
    expect(my.toasts).toMatchObject([{ content: '已保存', type: 'success' }]);
  });

  test('speaks the chosen language once it is stored', async () => {
    const my = installMy();
    const page = await openPage(load);
    page.call('choose', tap('language', 'en'));
    page.call('tapSave');
    expect(page.data.text).toMatchObject({ save: 'Save' });
    expect(my.titles).toEqual(['设置', 'Settings']);
  });

  test.each([tap('nonsense', '1'), undefined, { currentTarget: {} }])(
    'ignores a tap on no field: %j',
    async (event) => {
      installMy();
      const page = await openPage(load);
      page.call('choose', event);
      page.call('inputField', event);
      page.call('leaveField', event);
      expect(page.patches).toEqual([]);
    },
  );

  test('never puts a secret into a toast', async () => {
    const my = installMy();
    const page = await openPage(load);
    page.call('inputField', input('04very-secret', 'token'));
    page.call('tapSave');
    expect(JSON.stringify(my.toasts)).not.toContain('very-secret');
  });
});
