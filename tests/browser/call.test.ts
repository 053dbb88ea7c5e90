/** Two phones in one page: the real pages and the real SDK hold a call over the loopback gateway. */
import { callTexts } from '../../src/texts/call.ts';
import { describe, expect, it } from 'vitest';
import { activeLeaves, phoneValue, valueLeaves } from './chart-value.ts';
import { chartShows, choose, frameOf, labOfFile, pictureMoves, seesTheOther, users } from './stage.ts';

const lab = await labOfFile();

const call = callTexts('zh');

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
        'publisher.active.trying.publishing',
        'player.active.trying.playing',
        'rtcRoom.mounted.urls.steady',
      ])
        await chartShows(lab, state);
      const shown = await activeLeaves(lab.page);
      expect(shown).not.toEqual([]);
      expect(valueLeaves(await phoneValue(frameOf(lab, user)))).toEqual(expect.arrayContaining(shown));
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
    await chartShows(lab, 'room.disconnected.hungUp');
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
