/** A second call page of the same mini-program, as a link or a share card may open it. */
import { expect, it } from 'vitest';
import { callTexts } from '../../../src/texts/call.ts';
import { callOfTwo, untilBothTalk } from './situations.ts';

const callPage = '/src/pages/call/index';

it('takes over: the call of the page below ends with its reason, and only one component is ever there', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  phone.open(`${callPage}?room=r2`);
  await stage.world.run(1_000);
  expect(phone.rtcRoom.warnings).toEqual([]);
  await stage.world.until(() => phone.page.data['publisher'] === 'PUBLISHING', 20_000, 'the second call');
  const rooms = stage.world.gateway.rooms.map(({ id, members }) => [id, [...members.keys()]]);
  expect(rooms).toEqual([
    ['r1', ['bob']],
    ['r2', ['alice']],
  ]);
  expect(phone.pages.map(({ data }) => [data['room'], data['error']]).slice(-2)).toEqual([
    ['r1', 'otherCall'],
    ['r2', ''],
  ]);
  expect(phone.rtcRoom.warnings).toEqual([]);
});

it('gives the first page back with a way to join again', async () => {
  const phones = await callOfTwo();
  const { stage, alice } = phones;
  const { phone } = alice;
  phone.open(`${callPage}?room=r2`);
  await stage.world.run(3_000);
  phone.back();
  await stage.world.run(500);
  expect(phone.view.text('#reason')).toBe(callTexts('zh').errors.otherCall);
  phone.tap('#rejoin');
  await untilBothTalk(phones);
  expect(stage.world.gateway.rooms.map(({ id }) => id)).toEqual(['r1']);
});

it('is not taken away again by the call below, which was about to join again', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  const { gateway } = stage.world;
  gateway.applyFault({ type: 'reject', request: 'login', code: 'noAnswer', user: 'alice', times: 1 });
  gateway.applyFault({ type: 'kickSession', user: 'alice', reason: 3 });
  await stage.world.until(() => alice.shows.status === 'reconnecting', 60_000, 'the loss');
  expect(alice.snapshot.value.room).toHaveProperty('connecting.rejoining');
  phone.open(`${callPage}?room=r2`);
  await stage.world.run(15_000);
  expect(alice.shows).toMatchObject({ status: 'ended', error: 'otherCall' });
  expect(phone.page.data).toMatchObject({ room: 'r2', publisher: 'PUBLISHING', error: '' });
  expect(gateway.rooms.map(({ id, members }) => [id, [...members.keys()]])).toEqual([
    ['r1', ['bob']],
    ['r2', ['alice']],
  ]);
  expect(phone.rtcRoom.warnings).toEqual([]);
});

it('has its page for itself: a page that is bound again says what the new call sends, and hangs that up', async () => {
  const { stage, alice } = await callOfTwo();
  const { phone } = alice;
  phone.page.lifecycle('onLoad', { room: 'r2', camera: '0' });
  phone.page.lifecycle('onReady');
  expect(phone.page.data).toMatchObject({ error: '', rtcRoom: { shown: false, signature: '' } });
  await stage.world.until(() => phone.page.data['publisher'] === 'PUBLISHING', 20_000, 'the second call');
  expect(phone.page.data).toMatchObject({ room: 'r2', error: '', can: { leave: true } });
  const rooms = stage.world.gateway.rooms.map(({ id, members }) => [id, [...members.keys()]]);
  expect(rooms).toEqual([
    ['r1', ['bob']],
    ['r2', ['alice']],
  ]);
  phone.tap('#leave');
  await stage.world.run(1_000);
  expect(phone.rtcRoom.current).toBeUndefined();
  expect(phone.rtcRoom.warnings).toEqual([]);
});

it('gives its components ids that no page before had', async () => {
  const { stage, alice } = await callOfTwo();
  alice.phone.open(`${callPage}?room=r2`);
  await stage.world.run(5_000);
  const ids = alice.phone.rtcRoom.mounts.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
