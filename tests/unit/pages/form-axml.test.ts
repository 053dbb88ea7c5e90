import { afterEach, describe, expect, test, vi } from 'vitest';
import { installMy, openPage } from './page-harness.ts';
import { viewPage, wordsOf } from './page-view.ts';

const load = {
  lobby: () => import('../../../src/pages/lobby/index.ts'),
  settings: () => import('../../../src/pages/settings/index.ts'),
};

afterEach(() => vi.unstubAllGlobals());

describe.each(['lobby', 'settings'] as const)('the view of the page %s', (name) => {
  test('reads only what the page holds, and calls only handlers that it has', async () => {
    installMy();
    const page = await openPage(load[name]);
    const { elements } = viewPage(name, page.data);
    for (const { handlers } of elements)
      for (const { method } of handlers.values()) expect(page.has(method), method).toBe(true);
  });

  test('gives whatever can be operated an id of its own and a name for screen readers', async () => {
    installMy();
    const page = await openPage(load[name]);
    const operated = viewPage(name, page.data).elements.filter(({ tag }) =>
      ['button', 'input', 'switch'].includes(tag),
    );
    for (const { id, attributes } of operated) expect(attributes['aria-label'], id).toBeTruthy();
    expect(new Set(operated.map(({ id }) => id)).size).toBe(operated.length);
  });
});

test('the lobby shows a message under the field that is wrong, and marks it', async () => {
  installMy({ endpoint: 'https://call.example.com' });
  const page = await openPage(load.lobby);
  page.call('tapJoin');
  const view = viewPage('lobby', page.data);
  expect(wordsOf(view.find('roomError'))).toBe('请填写房间号');
  expect(view.find('room')?.attributes['class']).toContain('field-input-wrong');
  expect(view.find('nameError')).toBeUndefined();
});

test('the lobby says that nothing is configured, with a way to the settings', async () => {
  installMy();
  const page = await openPage(load.lobby);
  expect(viewPage('lobby', page.data).canTap('configure')).toBe(true);
});

test('the settings page masks the secrets and marks the chosen values', async () => {
  installMy({ fps: '15' });
  const page = await openPage(load.settings);
  const view = viewPage('settings', page.data);
  const masked = view.elements.filter(({ attributes }) => attributes['password'] === true);
  expect(masked.map(({ id }) => id)).toEqual(['token', 'signature']);
  expect(view.find('fps-15')?.attributes['aria-checked']).toBe(true);
  expect(view.find('fps-30')?.attributes['aria-checked']).toBe(false);
  expect(view.find('fps-15')?.dataset).toEqual({ field: 'fps', value: '15' });
});

test('the settings page shows a message in place of the hint', async () => {
  installMy();
  const page = await openPage(load.settings);
  expect(viewPage('settings', page.data).words).toContain('只有 ZEGO 支付宝版要填');
  page.call('inputField', { detail: { value: 'x' }, currentTarget: { dataset: { field: 'server' } } });
  page.call('tapSave');
  const { words } = viewPage('settings', page.data);
  expect(words).toContain('ZEGO 服务器要以 wss:// 开头');
  expect(words).not.toContain('只有 ZEGO 支付宝版要填');
});
