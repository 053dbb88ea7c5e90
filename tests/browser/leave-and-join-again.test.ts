/** Whoever leaves a call page and opens it again sees a new call from its first rendering on, and nothing of the former one. */
import { describe, expect, it } from 'vitest';
import { callTexts } from '../../src/texts/call.ts';
import { watchRenderings, type Rendering, type Renderings } from './renderings.ts';
import { frameOf, labOfFile, pictureMoves, seesTheOther } from './stage.ts';

const lab = await labOfFile();
const call = callTexts('zh');
const alice = () => lab.phone('alice');
const bob = () => lab.phone('bob');

const leaveBy = {
  'the back gesture': () =>
    lab.page.getByRole('region', { name: '手机 Alice' }).getByRole('button', { name: '返回手势' }).click(),
  'the arrow of the bar': () => alice().getByRole('button', { name: '返回', exact: true }).click(),
};

async function leave(way: keyof typeof leaveBy): Promise<void> {
  await leaveBy[way]();
  await alice().getByRole('dialog').locator('.dialog-main').click();
  await alice().locator('#join').waitFor();
}

interface JoinOptions {
  readonly by?: 'join' | 'watch';
  readonly name?: string;
  readonly room?: string;
  readonly camera?: boolean;
}

async function join(options: JoinOptions = {}): Promise<Renderings> {
  const { by = 'join', name = 'Alice', room = 'lab', camera = true } = options;
  await alice().locator('#name').fill(name);
  await alice().locator('#room').fill(room);
  await alice().locator('#cameraChoice input').setChecked(camera);
  const renderings = await watchRenderings(frameOf(lab, 'alice'));
  await alice().locator(`#${by}`).click();
  return renderings;
}

/** Before the room is entered there is nothing to send or to play, so no component. */
const beforeTheRoom: readonly string[] = [call.status.idle, call.status.preparing, call.status.loggingIn];
const ofTheFormerCall = (all: readonly Rendering[]): readonly Rendering[] =>
  all.filter(({ status, rtcRooms }) => rtcRooms > 0 && beforeTheRoom.includes(status));

/** In the room, with nothing of the former call on the way. */
async function beginsAnew(renderings: Renderings): Promise<void> {
  await alice().locator('#status', { hasText: call.status.connected }).waitFor();
  const all = await renderings.all();
  expect(beforeTheRoom).toContain(all[0]?.status);
  expect(ofTheFormerCall(all)).toEqual([]);
}

describe.each(['the back gesture', 'the arrow of the bar'] as const)('after leaving by %s', (way) => {
  it('joining shows no component before the room is entered, and then both pictures', async () => {
    await leave(way);
    const renderings = await join();
    await beginsAnew(renderings);
    await seesTheOther(lab, 'alice');
    await pictureMoves(alice(), 'remote');
    await seesTheOther(lab, 'bob');
    await pictureMoves(bob(), 'remote');
  });

  it('watching never shows the own picture, and the other one arrives', async () => {
    await leave(way);
    const renderings = await join({ by: 'watch' });
    await beginsAnew(renderings);
    await seesTheOther(lab, 'alice');
    await alice().locator('#publisher', { hasText: call.publisher.NO_PUBLISH }).waitFor();
    expect((await renderings.all()).filter(({ ownPictures }) => ownPictures > 0)).toEqual([]);
  });
});

describe('after leaving a call page', () => {
  it('watching somebody who does not send shows no component at all', async () => {
    await bob().locator('#leave').click();
    await bob().locator('#ended').waitFor();
    await leave('the back gesture');
    const renderings = await join({ by: 'watch' });
    await beginsAnew(renderings);
    await alice().locator('#remote', { hasText: call.nobody.none }).waitFor();
    expect((await renderings.all()).filter(({ rtcRooms }) => rtcRooms > 0)).toEqual([]);
    await bob().locator('#rejoin').click();
    await seesTheOther(lab, 'alice');
    await alice().locator('#publish').click();
  });

  it('joining under another name begins anew, and the other side reads it', async () => {
    await leave('the arrow of the bar');
    const renderings = await join({ name: 'Alina' });
    await beginsAnew(renderings);
    await bob().locator('#remote', { hasText: 'Alina' }).waitFor();
    await seesTheOther(lab, 'bob');
  });

  it('joining with the camera off begins anew, and sends a dark picture', async () => {
    await leave('the back gesture');
    const renderings = await join({ camera: false });
    await beginsAnew(renderings);
    await alice().locator('#publisher', { hasText: call.soundOnly }).waitFor();
    await expect
      .poll(() => alice().locator('video[data-whose="local"]').evaluate(brightness))
      .toBeLessThan(40);
    // the next test begins in a call with both pictures
    await alice().locator('#camera').click();
    await bob().locator('#player', { hasText: call.player.PLAYING }).waitFor();
  });

  it('joining another room shows nobody of the former one', async () => {
    await leave('the back gesture');
    const renderings = await join({ room: 'another' });
    await beginsAnew(renderings);
    await alice().locator('#publisher', { hasText: call.publisher.PUBLISHING }).waitFor();
    expect((await renderings.all()).filter(({ otherPictures }) => otherPictures > 0)).toEqual([]);
    await bob().locator('#player', { hasText: call.player.NO_PLAY }).waitFor();
  });
});

/** Runs in the page: of the upper left corner, where a dark picture has no letters; 0 to 255, and more without a picture. */
function brightness(video: Element): number {
  if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return 1_000;
  const canvas = Object.assign(document.createElement('canvas'), { width: 36, height: 48 });
  const pen = canvas.getContext('2d');
  pen?.drawImage(video, 0, 0, 36, 48);
  const [red = 255, green = 255, blue = 255] = pen?.getImageData(1, 1, 1, 1).data ?? [];
  return Math.max(red, green, blue);
}
