/** Both watches, in virtual and in real time: what lasts too long is found, once, with its ms. */
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../lab/clock/index.ts';
import { TimedWatch, Watch, findingText, sentences } from '../../../lab/said-and-sent/index.ts';
import type { Finding, Situation } from '../../../lab/said-and-sent/index.ts';
import { nodeSettle } from '../../../lab/realm/node-settle.ts';
import { agreeing, call } from './situations.ts';

const cameraOn = call({ camera: false });
const over: Situation = { ...agreeing, says: null, callIsOver: true };

const staged = () => {
  const clock = new VirtualClock({ settle: nodeSettle });
  const phone: { is: Situation | null } = { is: agreeing };
  return { clock, phone };
};

describe('the watch in virtual time', () => {
  const stagedWatch = () => {
    const { clock, phone } = staged();
    const watch = new Watch(
      () => clock.elapsed(),
      () => phone.is,
    );
    const becomes = (situation: Situation | null): void => {
      phone.is = situation;
      watch.look();
    };
    return { clock, watch, becomes };
  };

  it('finds what lasts longer than its bound, without a further rendering and without a timer', async () => {
    const { clock, watch, becomes } = stagedWatch();
    await clock.advance(70);
    becomes(cameraOn);
    await clock.advance(1_000);
    expect(watch.findings).toEqual([]);
    await clock.advance(1);
    expect(clock.liveTimers()).toEqual([]);
    expect(watch.findings).toEqual([
      { kind: 'cameraUnsaid', sentence: sentences.cameraUnsaid, from: 70, ms: 1_001 },
    ]);
    expect(watch.findings.map(findingText)).toEqual([`${sentences.cameraUnsaid}, for 1001 ms from 70 ms on`]);
  });

  it('finds, once, what has ended by the next look, with its whole time', async () => {
    const { clock, watch, becomes } = stagedWatch();
    becomes(cameraOn);
    await clock.advance(1_500);
    becomes(cameraOn);
    await clock.advance(500);
    becomes(agreeing);
    await clock.advance(9_000);
    expect(watch.findings).toMatchObject([{ kind: 'cameraUnsaid', from: 0, ms: 2_000 }]);
  });

  it('finds the same again when it begins anew, and nothing of what passes in time', async () => {
    const { clock, watch, becomes } = stagedWatch();
    for (const ms of [1_200, 1_000, 1_300]) {
      becomes(cameraOn);
      await clock.advance(ms);
      becomes(agreeing);
    }
    expect(watch.findings.map(({ ms }) => ms)).toEqual([1_200, 1_300]);
  });

  it('measures each kind by itself', async () => {
    const { clock, watch, becomes } = stagedWatch();
    becomes(cameraOn);
    await clock.advance(600);
    becomes(over);
    await clock.advance(600);
    becomes(cameraOn);
    await clock.advance(1_100);
    expect(watch.findings.map(({ kind, from }) => [kind, from])).toEqual([['cameraUnsaid', 1_200]]);
  });

  it('gives a phone that needs a new mount to switch its devices the time for it', async () => {
    const { clock, watch, becomes } = stagedWatch();
    becomes({ ...cameraOn, contextCallsWork: false });
    await clock.advance(3_000);
    expect(watch.findings).toEqual([]);
    await clock.advance(1);
    expect(watch.findings).toHaveLength(1);
  });

  it('finds nothing on a phone that is not checked', async () => {
    const { clock, watch, becomes } = stagedWatch();
    becomes(null);
    await clock.advance(60_000);
    expect(watch.findings).toEqual([]);
  });
});

describe('the watch by a timer', () => {
  const stagedWatch = () => {
    const { clock, phone } = staged();
    const reported: Finding[] = [];
    const watch = new TimedWatch(
      clock,
      () => phone.is,
      (finding) => reported.push(finding),
    );
    const becomes = (situation: Situation | null): void => {
      phone.is = situation;
      watch.look();
    };
    return { clock, phone, reported, becomes };
  };

  it('reports what still holds when its bound is past, once, and needs no rendering for it', async () => {
    const { clock, reported, becomes } = stagedWatch();
    becomes(cameraOn);
    await clock.advance(1_000);
    expect(reported).toEqual([]);
    await clock.advance(60_000);
    expect(reported).toMatchObject([{ kind: 'cameraUnsaid', ms: 1_001 }]);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('has one timer, for the nearest bound, and none while page and component agree', async () => {
    const { clock, reported, becomes } = stagedWatch();
    becomes(call({ player: 'NO_PLAY' }, { camera: false, muted: true, sends: false }));
    expect(clock.liveTimers().map(({ delay }) => delay)).toEqual([1_001]);
    await clock.advance(1_001);
    expect(reported.map(({ kind }) => kind)).toEqual(['cameraMissing', 'microphoneMissing']);
    expect(clock.liveTimers().map(({ dueAt }) => dueAt - clock.startAt)).toEqual([3_001]);
    becomes(agreeing);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('looks again when the timer fires, and reports only what still holds', async () => {
    const { clock, phone, reported, becomes } = stagedWatch();
    becomes(cameraOn);
    await clock.advance(1_000);
    phone.is = agreeing;
    await clock.advance(5_000);
    expect(reported).toEqual([]);
  });

  it('does not report what ended in the instant of the timer, as after a stall', async () => {
    const { clock, reported, becomes } = stagedWatch();
    clock.setTimeout(() => becomes(agreeing), 1_001);
    becomes(cameraOn);
    await clock.advance(5_000);
    expect(reported).toEqual([]);
  });
});
