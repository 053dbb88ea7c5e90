/** Two phones in one page: the real pages and the real SDK hold a call over the loopback gateway. */
import type { Browser } from 'playwright-core';
import type {} from '../../lab/page/lab-window.ts';
import { callTexts } from '../../src/texts/call.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  backInCall,
  chartShows,
  choose,
  launchBrowser,
  openLab,
  pictureMoves,
  seesTheOther,
  users,
  type LabPage,
} from './stage.ts';

let browser: Browser;
let lab: LabPage;

beforeAll(async () => {
  browser = await launchBrowser();
  lab = await openLab(browser);
});
beforeEach(() => backInCall(lab));
afterAll(async () => {
  await lab.close();
  await browser.close();
});

const call = callTexts('zh');

/** `{ room: 'connected' }` → `call.room.connected` */
const leavesOf = (value: unknown, id: string): string[] =>
  typeof value === 'string'
    ? [`${id}.${value}`]
    : Object.entries(Object(value)).flatMap(([key, inner]) => leavesOf(inner, `${id}.${key}`));

describe('a call between the two phones of the lab', () => {
  it('begins by itself, with moving pictures on both phones', async () => {
    for (const user of users) {
      await pictureMoves(lab.phone(user), 'local');
      await pictureMoves(lab.phone(user), 'remote');
      await expect(lab.phone(user).locator('#status').innerText()).resolves.toBe(call.status.connected);
    }
  });

  it('shows in the chart the states that the phone is in', async () => {
    for (const user of users) {
      await choose(lab, user);
      for (const state of [
        'room.connected',
        'publisher.active.publishing',
        'player.active.playing',
        'rtcRoom.mounted',
      ])
        await chartShows(lab, state);
      const frame = lab.page.frames().find((one) => one.url().includes(`user=${user}`));
      const value = await frame?.evaluate(() => {
        const call: unknown = window.callchartPhone?.runtime.stack.top?.self['call'];
        const snapshot: unknown = Reflect.get(Object(call), 'snapshot');
        return typeof snapshot === 'function' ? JSON.stringify(snapshot().value) : '';
      });
      const lit = await lab.page
        .locator('.state.leaf[data-active]')
        .evaluateAll((states) => states.map((state) => state.getAttribute('data-state')));
      expect([...lit].sort()).toEqual(leavesOf(JSON.parse(value ?? ''), 'call').sort());
    }
  });

  it('obeys every button of the call page', async () => {
    const alice = lab.phone('alice');
    await alice.locator('#microphone').click();
    await alice.locator('#microphone', { hasText: call.unmute }).waitFor();
    await alice.locator('#microphone').click();
    await alice.locator('#microphone', { hasText: call.mute }).waitFor();
    await alice.locator('#camera').click();
    await alice.locator('#publisher', { hasText: call.soundOnly }).waitFor();
    await alice.locator('#camera').click();
    await alice.locator('#publisher', { hasText: call.publisher.PUBLISHING }).waitFor();

    await alice.locator('#stopPublish').click();
    await alice.locator('#publish').waitFor();
    await lab.phone('bob').locator('#player', { hasText: call.player.NO_PLAY }).waitFor();
    await alice.locator('#publish').click();
    await seesTheOther(lab, 'bob');

    await alice.locator('#stopPlay').click();
    await alice.locator('#play').waitFor();
    await alice.locator('#play').click();
    await seesTheOther(lab, 'alice');
  });

  it('ends on both sides when one hangs up, and comes back when they join again', async () => {
    const alice = lab.phone('alice');
    await alice.locator('#leave').click();
    await alice.locator('#ended').waitFor();
    await lab.phone('bob').locator('#player', { hasText: call.player.NO_PLAY }).waitFor();
    await chartShows(lab, 'room.disconnected.idle');
    await alice.locator('#rejoin').click();
    for (const user of users) await seesTheOther(lab, user);
  });

  it('asks before a back gesture leaves it', async () => {
    const alice = lab.phone('alice');
    const back = lab.page
      .getByRole('region', { name: '手机 Alice' })
      .getByRole('button', { name: '返回手势' });
    await back.click();
    await alice.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await alice.locator('video[data-whose="remote"]').waitFor();
    await back.click();
    await alice.getByRole('dialog').getByRole('button', { name: '确定' }).click();
    await alice.locator('#join').waitFor();
    await lab.phone('bob').locator('#player', { hasText: call.player.NO_PLAY }).waitFor();
  });
});
