/** Faults of each group of the panel, and what the call page then says in words. */
import { describe, it } from 'vitest';
import { callTexts } from '../../src/texts/call.ts';
import { chartShows, labOfFile, logShows, press, seesTheOther } from './stage.ts';

const lab = await labOfFile();
const call = callTexts('zh');
const alice = () => lab.phone('alice');

async function rejoin(): Promise<void> {
  await alice().locator('#leave').click();
  await alice().locator('#rejoin').click();
}

describe('network faults', () => {
  it('offline: the page says that it reconnects, and that it is back', async () => {
    await press(lab, 'offline');
    await alice().locator('#status', { hasText: call.status.reconnecting }).waitFor();
    await chartShows(lab, 'room.connecting.reconnecting');
    await press(lab, 'offline');
    await alice().locator('#status', { hasText: call.status.connected }).waitFor();
    await seesTheOther(lab, 'alice');
  });

  it('a dropped socket is mended by the SDK, and the picture stays', async () => {
    await press(lab, 'dropSocket');
    await logShows(lab, 'chart', 'zego.roomConnecting');
    await alice().locator('#status', { hasText: call.status.connected }).waitFor();
    await seesTheOther(lab, 'alice');
  });
});

describe('room faults', () => {
  it('kicked by the server: the page says so, and everything is stopped', async () => {
    await press(lab, 'kickServer');
    await alice().locator('#reason', { hasText: call.errors.kickedByServer }).waitFor();
    await chartShows(lab, 'room.disconnected.ended');
    await chartShows(lab, 'rtcRoom.unmounted');
    await lab.phone('bob').locator('#player', { hasText: call.player.NO_PLAY }).waitFor();
    await alice().locator('#rejoin').click();
    await seesTheOther(lab, 'alice');
  });

  it('login elsewhere: the page says so and offers to come back', async () => {
    await press(lab, 'kickOther');
    await alice().locator('#reason', { hasText: call.errors.kickedByOtherLogin }).waitFor();
    await alice().locator('#rejoin').click();
    await seesTheOther(lab, 'alice');
  });

  it('a refused login names the reason and leads to the settings', async () => {
    await press(lab, 'loginRefused');
    await rejoin();
    await alice().locator('#reason', { hasText: call.errors.tokenMalformed }).waitFor();
    await alice().locator('#nextStep').click();
    await alice().locator('#save').waitFor();
  });

  it('a third user waits until the second one is gone', async () => {
    await press(lab, 'thirdUser');
    await logShows(lab, 'chart', 'zego.streamsAdded');
    await alice().locator('#remote', { hasText: 'Bob' }).waitFor();
    await lab.phone('bob').locator('#leave').click();
    await alice().locator('#remote', { hasText: 'carol' }).waitFor();
    await seesTheOther(lab, 'alice');
  });
});

describe('token faults', () => {
  it('a token about to expire is renewed in the middle of the call', async () => {
    await press(lab, 'tokenSoon');
    await logShows(lab, 'chart', 'zego.tokenWillExpire');
    await logShows(lab, 'server', 'renewToken');
    await chartShows(lab, 'token.valid');
    await seesTheOther(lab, 'alice');
  });
});

describe('stream faults', () => {
  it('a publish that fails once is tried again', async () => {
    await press(lab, 'publishOnce');
    await chartShows(lab, 'publisher.active.backingOff');
    await chartShows(lab, 'publisher.active.trying.publishing');
    await seesTheOther(lab, 'bob');
  });

  it('a play that fails once is tried again', async () => {
    await press(lab, 'playOnce');
    await chartShows(lab, 'player.active.backingOff');
    await seesTheOther(lab, 'alice');
  });

  it('a remote stream that flaps is played again', async () => {
    await press(lab, 'flap');
    await logShows(lab, 'chart', 'zego.streamsDeleted');
    await seesTheOther(lab, 'alice');
  });
});

describe('faults of the phone itself', () => {
  it('a denied camera is named, and the phone’s own page gives it back', async () => {
    await press(lab, 'noCamera');
    await rejoin();
    await alice().locator('#reason', { hasText: call.errors.cameraDenied }).waitFor();
    await alice().locator('#nextStep').click();
    const dialog = alice().getByRole('dialog');
    await dialog.getByRole('switch', { name: '摄像头' }).check();
    await dialog.getByRole('button', { name: '完成' }).click();
    await alice().locator('#rejoin').click();
    await seesTheOther(lab, 'alice');
  });

  it('a missing component is named', async () => {
    await press(lab, 'noResource');
    await rejoin();
    await alice().locator('#reason', { hasText: call.errors.resourceMissing }).waitFor();
    await press(lab, 'noResource');
    await alice().locator('#rejoin').click();
    await seesTheOther(lab, 'alice');
  });

  it('in the background the call goes on', async () => {
    await press(lab, 'background');
    await logShows(lab, 'chart', 'app.hidden');
    await chartShows(lab, 'room.connected');
    await press(lab, 'background');
    await seesTheOther(lab, 'bob');
  });
});
