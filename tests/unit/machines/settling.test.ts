/** When `<rtc-room>` is made anew: how long changes may settle, and that there is never more than one. */
import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../../machines/index.ts';
import { SimulatedPhone, joinedPhone, phoneInCall, room } from './simulated-phone.ts';
import type { Outside } from './simulated-phone.ts';

const watching = (outside: Outside = {}): SimulatedPhone =>
  joinedPhone(1_000, { publish: false, ...outside });

/** ms until the command is given for the n-th time. */
const msUntil = (phone: SimulatedPhone, command: string, count: number): number => {
  for (let ms = 0; ms <= 20_000; ms += 1) {
    if (phone.count(command) >= count) return ms;
    phone.pass(1);
  }
  throw new Error(`${command} never came ${count} times`);
};

describe('the first mount', () => {
  it('comes 50 ms after the only URL', () => {
    const phone = watching({ pullUrl: 150 });
    phone.streamsAdded('b1');
    expect(msUntil(phone, 'show', 1)).toBe(150 + 50);
  });

  it('serves two URLs at once when the second is asked for in time', () => {
    const phone = watching({ pullUrl: 150, pushUrl: 600 });
    phone.send({ type: 'page.publishTapped' });
    phone.streamsAdded('b1');
    phone.pass(3_000);
    expect(phone.mounts).toEqual([{ push: 'alice-n1-1#1', pull: 'b1#1', refresh: 0 }]);
  });

  it('waits as well for a URL whose first request failed, while the next one is still to come', () => {
    const phone = watching({ pullUrl: 600, pushUrl: { kind: 'publishFailed', code: 'zego 1103000' } });
    phone.send({ type: 'page.publishTapped' });
    phone.streamsAdded('b1');
    phone.pass(100);
    phone.outside = { ...phone.outside, pushUrl: 100 };
    phone.pass(3_000);
    expect(phone.mounts).toEqual([{ push: 'alice-n1-2#2', pull: 'b1#1', refresh: 0 }]);
  });

  it('waits no longer than 800 ms for the other URL, for the user sees nothing yet', () => {
    const phone = watching({ pullUrl: 150, pushUrl: null });
    phone.send({ type: 'page.publishTapped' });
    phone.streamsAdded('b1');
    expect(msUntil(phone, 'show', 1)).toBe(150 + 800);
    expect(phone.mounts).toEqual([{ push: null, pull: 'b1#1', refresh: 0 }]);
  });

  it('waits on where another stream takes the place of the one that is asked for', () => {
    const phone = watching({ pullUrl: 500, pushUrl: 150 });
    phone.send({ type: 'page.publishTapped' });
    phone.streamsAdded('b1');
    phone.pass(250);
    expect(phone.value.rtcRoom).toEqual({ unmounted: { settling: 'waiting' } });
    // of the same user: the new stream replaces the old one in one event
    phone.streamsAdded('b2');
    phone.pass(3_000);
    expect(phone.mounts).toEqual([{ push: 'alice-n1-1#1', pull: 'b2#2', refresh: 0 }]);
  });

  it('does not come when what was wanted is no longer wanted', () => {
    const phone = watching({ pullUrl: 150 });
    phone.streamsAdded('b1');
    phone.pass(180);
    expect(phone.value.rtcRoom).toEqual({ unmounted: { settling: 'quiet' } });
    phone.streamsDeleted('b1');
    expect(phone.value.rtcRoom).toEqual({ unmounted: 'idle' });
    phone.pass(5_000);
    expect(phone.mounts).toEqual([]);
  });
});

describe('a further mount', () => {
  it('comes 50 ms after another URL, once the old component has gone', () => {
    const phone = watching({ pullUrl: 150, pushUrl: 150, hide: 20 });
    phone.streamsAdded('b1');
    phone.pass(2_000);
    phone.send({ type: 'page.publishTapped' });
    expect(msUntil(phone, 'hide', 1)).toBe(150 + 50);
    expect(msUntil(phone, 'show', 2)).toBe(20);
  });

  it('waits for a URL that is being asked for, at most 2 s while there is a picture', () => {
    const phone = phoneInCall();
    phone.outside = { ...phone.outside, pullUrl: 700 };
    phone.streamsDeleted('b1');
    phone.streamsAdded('b2');
    expect(msUntil(phone, 'hide', 1)).toBe(700 + 50);
    const silent = phoneInCall();
    silent.outside = { ...silent.outside, pullUrl: null };
    silent.streamsDeleted('b1');
    silent.streamsAdded('b2');
    expect(msUntil(silent, 'hide', 1)).toBe(2_000);
    expect(msUntil(silent, 'show', 2)).toBe(20);
    expect(silent.mounts.slice(1)).toEqual([{ push: 'alice-n1-1#1', pull: null, refresh: 0 }]);
  });

  it('comes 300 ms after a loss, so that a stream which restarts meanwhile costs no mount of its own', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.stopPlayTapped' });
    expect(msUntil(phone, 'hide', 1)).toBe(300);
  });

  it('comes 600 ms after a tap on the camera where only a new component takes it', () => {
    const profile = { ...defaultProfile, deviceSwitch: 'remount' as const };
    const phone = joinedPhone(3_000, { live: ['b1'], input: { profile } });
    phone.send({ type: 'page.cameraTapped' });
    expect(msUntil(phone, 'hide', 1)).toBe(600);
  });

  it('does not come for such a tap where the component’s context does it', () => {
    const phone = phoneInCall();
    phone.send({ type: 'page.cameraTapped' });
    phone.pass(5_000);
    expect(phone.count('hide')).toBe(0);
  });

  it('goes on after 1 s when the old component does not say that it has gone', () => {
    const phone = phoneInCall({ hide: null });
    phone.streamsDeleted('b1');
    expect(msUntil(phone, 'hide', 1)).toBe(300);
    expect(msUntil(phone, 'show', 2)).toBe(1_000);
  });

  it('counts as mounted when the page has shown it', () => {
    const phone = phoneInCall();
    phone.streamsDeleted('b1');
    msUntil(phone, 'show', 2);
    expect(phone.value.rtcRoom).toBe('mounting');
    phone.pass(30);
    expect(phone.value.rtcRoom).toHaveProperty('mounted');
  });

  it('counts as mounted after 3 s when the page does not say so', () => {
    const phone = phoneInCall({ shown: null });
    phone.pass(2_000);
    expect(phone.value.rtcRoom).toHaveProperty('mounted');
    phone.streamsDeleted('b1');
    msUntil(phone, 'show', 2);
    phone.pass(3_000 - 1);
    expect(phone.value.rtcRoom).toBe('mounting');
    phone.pass(1);
    expect(phone.value.rtcRoom).toHaveProperty('mounted');
  });

  it('takes the pair of the moment in which it comes, not of the one in which the old one went', () => {
    const phone = phoneInCall({ hide: 500 });
    phone.streamsDeleted('b1');
    msUntil(phone, 'hide', 1);
    phone.streamsAdded('b2');
    phone.pass(300);
    expect(phone.mounts).toHaveLength(1);
    phone.pass(3_000);
    expect(phone.mounts.slice(1)).toEqual([{ push: 'alice-n1-1#1', pull: 'b2#2', refresh: 0 }]);
  });

  it('does not wait for a URL that is asked for while the old component goes, for the user sees nothing then', () => {
    for (const hide of [20, null]) {
      const phone = phoneInCall({ hide });
      phone.outside = { ...phone.outside, pullUrl: 1_800 };
      phone.streamsDeleted('b1');
      msUntil(phone, 'hide', 1);
      phone.streamsAdded('b2');
      expect(msUntil(phone, 'show', 2)).toBe(hide ?? 1_000);
      phone.pass(5_000);
      expect(phone.mounts.slice(1)).toEqual([
        { push: 'alice-n1-1#1', pull: null, refresh: 0 },
        { push: 'alice-n1-1#1', pull: 'b2#2', refresh: 0 },
      ]);
    }
  });

  it('does not follow when nothing is wanted any more while the old component goes', () => {
    for (const hide of [20, null]) {
      const phone = phoneInCall({ hide });
      phone.streamsDeleted('b1');
      msUntil(phone, 'hide', 1);
      phone.send({ type: 'page.stopPublishTapped' });
      phone.pass(hide ?? 1_000);
      expect(phone.value.rtcRoom).toEqual({ unmounted: 'idle' });
      expect(phone.fact.mount.pair).toBeNull();
      expect(phone.count('show')).toBe(1);
    }
  });

  it('goes at once when nothing is wanted any more while it comes', () => {
    const phone = phoneInCall();
    phone.streamsDeleted('b1');
    msUntil(phone, 'show', 2);
    phone.leave();
    expect(phone.value.rtcRoom).toBe('unmounting');
  });

  it('ignores what a component before it says of its coming and going', () => {
    const phone = phoneInCall({ hide: null });
    phone.streamsDeleted('b1');
    msUntil(phone, 'hide', 1);
    phone.send({ type: 'rtcRoom.hidden', mount: phone.fact.mount.generation - 1 });
    expect(phone.value.rtcRoom).toBe('unmounting');
    msUntil(phone, 'show', 2);
    phone.send({ type: 'rtcRoom.shown', mount: phone.fact.mount.generation - 1 });
    expect(phone.value.rtcRoom).toBe('mounting');
  });
});

describe('the camera after the background', () => {
  const cameBack = (profile = defaultProfile, before: (phone: SimulatedPhone) => void = () => undefined) => {
    const phone = joinedPhone(3_000, { live: ['b1'], input: { profile } });
    before(phone);
    phone.pass(3_000);
    const mounts = phone.mounts.length;
    phone.send({ type: 'app.hidden' });
    phone.pass(1_000);
    phone.send({ type: 'app.shown' });
    phone.pass(3_000);
    return phone.mounts.length - mounts;
  };

  it('takes a new mount where it dies and something is sent with it', () => {
    expect(cameBack()).toBe(1);
  });

  it('takes none while the user has it off, or sends nothing', () => {
    expect(cameBack(defaultProfile, (phone) => phone.send({ type: 'page.cameraTapped' }))).toBe(0);
    expect(cameBack(defaultProfile, (phone) => phone.send({ type: 'page.stopPublishTapped' }))).toBe(0);
  });

  it('takes none when the page is only told again that it is seen', () => {
    const phone = phoneInCall();
    phone.send({ type: 'app.shown' });
    phone.pass(3_000);
    expect(phone.mounts).toHaveLength(1);
  });

  it('takes none before there is a component', () => {
    const phone = new SimulatedPhone();
    phone.join();
    phone.send({ type: 'app.hidden' });
    phone.send({ type: 'app.shown' });
    phone.send({ type: 'audio.interruptionEnded' });
    phone.pass(3_000);
    expect(phone.mounts).toHaveLength(1);
    expect(phone.fact.refresh).toBe(0);
  });
});

describe('a switch of camera or microphone', () => {
  const profile = { ...defaultProfile, deviceSwitch: 'remount' as const };

  it('costs no mount where there is no component yet', () => {
    const phone = new SimulatedPhone({}, ['b1'], true, { profile });
    phone.join();
    phone.send({ type: 'page.cameraTapped' });
    phone.pass(3_000);
    expect(phone.mounts).toHaveLength(1);
    expect(phone.fact.refresh).toBe(0);
  });

  it('is told to the component and to the other side', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.send({ type: 'page.microphoneTapped' });
    expect(phone.commands).toEqual(['applyDevices', 'tellDevices']);
    expect(phone.view).toMatchObject({ camera: true, microphone: false });
    phone.send({ type: 'page.microphoneTapped' });
    phone.send({ type: 'page.cameraTapped' });
    expect(phone.view).toMatchObject({ camera: false, microphone: true });
  });

  it('between front and back goes to the component alone', () => {
    const phone = phoneInCall();
    phone.commands.length = 0;
    phone.send({ type: 'page.switchCameraTapped' });
    expect(phone.commands).toEqual(['switchCamera']);
  });
});

describe('a failure of the component', () => {
  it('is shown until the next mount', () => {
    const phone = phoneInCall();
    const error = { kind: 'rtcRoomFailed', code: 'rtc-room 5' } as const;
    phone.send({ type: 'rtcRoom.failed', mount: phone.fact.mount.generation, error });
    expect(phone.view.error).toBe('rtcRoomFailed');
    phone.streamsDeleted('b1');
    phone.pass(2_000);
    expect(phone.view.error).toBe('');
  });

  it('of a component before is none of the present one', () => {
    const phone = phoneInCall();
    const error = { kind: 'rtcRoomFailed', code: 'rtc-room 5' } as const;
    phone.send({ type: 'rtcRoom.failed', mount: phone.fact.mount.generation - 1, error });
    expect(phone.view.error).toBe('');
    expect(phone.fact.dropped).toBe(1);
    expect(phone.intent.room).toBe(room);
  });
});
