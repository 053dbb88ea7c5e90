/** What a user does after the monkey: undoes its mischief, follows what the pages offer, and does not wait for ever. */
import { describe, expect, it } from 'vitest';
import type { Sight } from '../../../lab/page/hands.ts';
import { ReasonableUser, impatience, talks } from '../../../tools/scenario/reasonable-user.ts';

const talking: Sight = {
  page: 'src/pages/call/index',
  dialog: '',
  failure: '',
  controls: ['microphone', 'camera', 'stopPublish', 'stopPlay', 'leave'],
  typedRoom: '',
  status: 'connected',
  publisher: 'PUBLISHING',
  player: 'PLAYING',
  room: 'lab',
  error: '',
  camera: true,
  microphone: true,
  ownPicture: true,
  otherPicture: true,
};
const ended: Sight = {
  ...talking,
  status: 'ended',
  publisher: 'NO_PUBLISH',
  player: 'NO_PLAY',
  error: 'kickedByServer',
  controls: ['rejoin', 'back', 'copyTrace'],
  ownPicture: false,
  otherPicture: false,
};
const lobby: Sight = {
  ...ended,
  page: 'src/pages/lobby/index',
  typedRoom: 'lab',
  status: '',
  publisher: '',
  player: '',
  room: '',
  error: '',
  controls: ['cameraChoice', 'microphoneChoice', 'join', 'watch', 'settings'],
};

const user = () => new ReasonableUser('lab', 0);
const tap = (id: string) => ({ do: 'tap', id });

describe('a reasonable user', () => {
  it('does nothing while both talk, or while the phone starts', () => {
    expect(user().next(talking, 1)).toEqual({ do: 'wait' });
    expect(user().next({ ...lobby, page: '', controls: [] }, 1)).toEqual({ do: 'wait' });
  });

  it.each([
    ['types the room that is meant', { typedRoom: 'lab2' }, { do: 'type', id: 'room', text: 'lab' }],
    ['switches the camera on', { camera: false }, tap('cameraChoice')],
    ['switches the microphone on', { microphone: false }, tap('microphoneChoice')],
    ['joins', {}, tap('join')],
  ])('in the lobby %s', (_, shown, deed) => {
    expect(user().next({ ...lobby, ...shown }, 1)).toEqual(deed);
  });

  it.each([
    ['sends', { controls: ['publish', 'stopPlay', 'leave'], publisher: 'NO_PUBLISH' }, 'publish'],
    ['receives', { controls: ['stopPublish', 'play', 'leave'], player: 'NO_PLAY' }, 'play'],
    ['switches the camera on', { camera: false }, 'camera'],
    ['switches the microphone on', { microphone: false }, 'microphone'],
    ['takes the step beside an error', { error: 'publishFailed', controls: ['nextStep'] }, 'nextStep'],
    ['leaves another room', { room: 'lab2' }, 'leave'],
  ])('in the call %s', (_, shown, id) => {
    expect(user().next({ ...talking, ...shown }, 1)).toEqual(tap(id));
  });

  it('closes dialogs and leaves the settings', () => {
    expect(user().next({ ...talking, dialog: 'confirm' }, 1)).toEqual({ do: 'closeDialog' });
    expect(user().next({ ...lobby, page: 'src/pages/settings/index' }, 1)).toEqual({ do: 'back' });
  });

  it('after the call takes what is offered, one after the other, and begins anew when nothing helped', () => {
    const one = user();
    const blocked = { ...ended, status: 'blocked', controls: ['nextStep', 'rejoin', 'back'] };
    const deeds = [1, 2, 3, 4].map((now) => one.next(blocked, now));
    expect(deeds).toEqual([tap('nextStep'), tap('rejoin'), { do: 'wait' }, tap('nextStep')]);
  });

  it('goes back to the lobby from the end of a call in another room', () => {
    expect(user().next({ ...ended, room: 'lab2' }, 1)).toEqual(tap('back'));
  });

  it('hangs up when there is no call for long, and joins again', () => {
    const one = user();
    const waiting = { ...talking, player: 'NO_PLAY', otherPicture: false };
    expect(one.next(waiting, impatience)).toEqual({ do: 'wait' });
    expect(one.next(waiting, impatience + 1)).toEqual(tap('leave'));
    expect(one.next({ ...ended, status: 'idle', error: '' }, impatience + 2)).toEqual(tap('rejoin'));
    expect(one.next(waiting, 2 * impatience)).toEqual({ do: 'wait' });
  });
});

describe('a two-way call', () => {
  it.each([
    ['in another room', { room: 'lab2' }],
    ['without the own picture', { ownPicture: false }],
    ['without the other one', { otherPicture: false }],
    ['with the camera off', { camera: false }],
    ['that reconnects', { status: 'reconnecting' }],
    ['under a dialog', { dialog: 'confirm' }],
  ])('is none %s', (_, shown) => {
    expect(talks({ ...talking, ...shown }, 'lab')).toBe(false);
    expect(talks(talking, 'lab')).toBe(true);
  });
});
