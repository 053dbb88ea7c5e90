import { afterEach, describe, expect, test, vi } from 'vitest';
import { input, installMy, openPage } from './page-harness.ts';

const load = () => import('../../../src/pages/lobby/index.ts');
const stored = {
  endpoint: 'https://call.example.com',
  userName: '王小明',
  lastRoom: 'daily',
  camera: 'true',
};

afterEach(() => vi.unstubAllGlobals());

describe('the lobby', () => {
  test('opens with the name and the room of the last time', async () => {
    installMy(stored);
    const { data } = await openPage(load);
    expect(data).toMatchObject({ name: '王小明', room: 'daily', camera: true, microphone: true });
    expect(data).toMatchObject({ configured: true, invitation: '', joinLabel: '加入通话' });
  });

  test('says so when nothing is configured, and leads to the settings', async () => {
    const my = installMy();
    const page = await openPage(load);
    expect(page.data.configured).toBe(false);
    page.call('tapSettings');
    expect(my.navigations).toEqual(['/src/pages/settings/index']);
  });

  test('a room link joins its room with one tap', async () => {
    const my = installMy(stored);
    const page = await openPage(load, { room: 'party-7' });
    expect(page.data).toMatchObject({ room: 'party-7', joinLabel: '加入房间 party-7' });
    expect(page.data.invitation).toContain('party-7');
    page.call('tapJoin');
    expect(my.navigations).toEqual(['/src/pages/call/index?room=party-7&publish=1&camera=1&microphone=1']);
  });

  test('the invitation goes when another room is typed in', async () => {
    installMy(stored);
    const page = await openPage(load, { room: 'party-7' });
    page.call('inputRoom', input('other'));
    expect(page.data).toMatchObject({ invitation: '', joinLabel: '加入通话', room: 'other' });
  });

  test('joins with the chosen devices, and remembers all of it', async () => {
    const my = installMy(stored);
    const page = await openPage(load);
    page.call('inputName', input(' 李雷 '));
    page.call('inputRoom', input(' room#1 '));
    page.call('chooseCamera', { detail: { value: false } });
    page.call('chooseMicrophone', { detail: { value: false } });
    page.call('tapJoin');
    expect(my.navigations).toEqual([
      '/src/pages/call/index?roomCode=room_231&publish=1&camera=0&microphone=0',
    ]);
    expect(my.storage.get('callchart.settings')).toMatchObject({
      endpoint: 'https://call.example.com',
      userName: '李雷',
      lastRoom: 'room#1',
      camera: 'false',
      microphone: 'false',
    });
  });

  test('watching joins without publishing', async () => {
    const my = installMy(stored);
    const page = await openPage(load);
    page.call('tapWatch');
    expect(my.navigations).toEqual(['/src/pages/call/index?room=daily&publish=0&camera=1&microphone=1']);
  });

  test.each([
    ['', '请填写房间号'],
    ['中文', '房间号里有不能用的字符'],
    ['a'.repeat(129), '房间号太长了'],
  ])('names what is wrong with the room %j and stays', async (room, message) => {
    const my = installMy(stored);
    const page = await openPage(load);
    page.call('inputRoom', input(room));
    page.call('tapJoin');
    expect(page.data).toMatchObject({ roomError: message, nameError: '', room });
    expect(my.navigations).toEqual([]);
  });

  test('names what is wrong with the name', async () => {
    installMy(stored);
    const page = await openPage(load);
    page.call('inputName', input('x'.repeat(257)));
    page.call('tapJoin');
    expect(page.data.nameError).toBe('你的名字太长了');
  });

  test('takes a message back as soon as the field is typed in', async () => {
    installMy(stored);
    const page = await openPage(load);
    page.call('inputRoom', input(''));
    page.call('tapJoin');
    page.call('inputRoom', input('r'));
    expect(page.data).toMatchObject({ roomError: '', room: 'r' });
  });

  test('typing alone sends nothing to the renderer', async () => {
    installMy(stored);
    const page = await openPage(load);
    const before = page.patches.length;
    for (const text of ['a', 'ab', 'abc']) page.call('inputRoom', input(text));
    expect(page.patches).toHaveLength(before);
  });

  test('a double tap opens one page, and the next show arms it again', async () => {
    const my = installMy(stored);
    const page = await openPage(load);
    page.call('tapJoin');
    page.call('tapJoin');
    page.call('tapWatch');
    expect(my.navigations).toHaveLength(1);
    page.call('onShow');
    page.call('tapJoin');
    expect(my.navigations).toHaveLength(2);
  });

  test('a page that could not be opened can be tapped again', async () => {
    const my = installMy(stored);
    const page = await openPage(load);
    my.navigationFails = true;
    page.call('tapJoin');
    page.call('tapJoin');
    expect(my.navigations).toHaveLength(2);
  });

  test('speaks English on an English phone, and what the settings say on any', async () => {
    const my = installMy(stored);
    my.language = 'en-US';
    const page = await openPage(load);
    expect(page.data.joinLabel).toBe('Join call');
    expect(my.titles).toEqual(['Video call']);
    my.storage.set('callchart.settings', { ...stored, language: 'zh' });
    page.call('onShow');
    expect(page.data.joinLabel).toBe('加入通话');
  });

  test('keeps what is typed in over a visit to the settings', async () => {
    installMy(stored);
    const page = await openPage(load);
    page.call('inputRoom', input('half-typed'));
    page.call('onShow');
    expect(page.data.room).toBe('half-typed');
  });

  test('shares the room that is typed in, or the lobby while that room cannot be', async () => {
    installMy(stored);
    const page = await openPage(load);
    expect(page.call('onShareAppMessage')).toMatchObject({ path: 'src/pages/lobby/index?room=daily' });
    page.call('inputRoom', input('不行'));
    expect(page.call('onShareAppMessage')).toMatchObject({ path: 'src/pages/lobby/index' });
  });

  test.each([undefined, {}, { detail: null }, { detail: { value: 7 } }])(
    'takes an event of %j as nothing typed',
    async (event) => {
      installMy(stored);
      const page = await openPage(load);
      page.call('inputRoom', event);
      page.call('tapJoin');
      expect(page.data.roomError).toBe('请填写房间号');
    },
  );
});
