/** Each rule fires on a made-up violation, and on nothing that is in order. */
import { describe, expect, it } from 'vitest';
import { bounds, boundOf, disagreementKinds, disagreementsIn } from '../../../lab/said-and-sent/index.ts';
import type { DisagreementKind, Said, Situation } from '../../../lab/said-and-sent/index.ts';
import { agreeing, call, wholeComponent } from './situations.ts';

const quiet = { camera: false, muted: true };

/** For each kind, situations that show it and no other. */
const violations: Record<DisagreementKind, readonly Situation[]> = {
  outlivesTheCall: [
    ...(['idle', 'preparing', 'blocked', 'loggingIn', 'leaving', 'ended'] as const).map((status) =>
      call({ status, publisher: 'NO_PUBLISH', player: 'NO_PLAY' }, { ended: true }),
    ),
    { ...agreeing, callIsOver: true },
    { ...agreeing, says: null, callIsOver: true },
  ],
  sendsUnsaid: [
    call({ publisher: 'NO_PUBLISH' }),
    call({ publisher: 'NO_PUBLISH' }, { camera: false }),
    call({ publisher: 'NO_PUBLISH' }, { muted: true }),
    call({ publisher: 'NO_PUBLISH', status: 'reconnecting' }, { sends: false }),
    call({ publisher: 'NO_PUBLISH' }, {}, { seen: false }),
    call({ publisher: 'NO_PUBLISH' }, {}, { phoneCall: true }),
  ],
  cameraUnsaid: [
    call({ camera: false }),
    call({ camera: false }, {}, { seen: false }),
    call({ camera: false, publisher: 'NO_PUBLISH' }, { pushes: false }),
  ],
  microphoneUnsaid: [call({ microphone: false }), call({ microphone: false }, {}, { seen: false })],
  receivesUnsaid: [
    call({ player: 'NO_PLAY' }),
    call({ player: 'NO_PLAY' }, { plays: false }),
    call({ player: 'NO_PLAY' }, {}, { seen: false }),
  ],
  sendsNothing: [
    call({ player: 'NO_PLAY' }, null),
    call({ player: 'NO_PLAY' }, { ended: true }),
    call({}, { pushes: false }),
    call({ camera: false, microphone: false }, { pushes: false, ...quiet }),
  ],
  cameraMissing: [call({}, { camera: false }), call({ status: 'reconnecting' }, { camera: false })],
  microphoneMissing: [call({}, { muted: true })],
  receivesNothing: [
    call({}, { pulls: false, plays: false }),
    call({ publisher: 'NO_PUBLISH' }, null),
    call({ publisher: 'PUBLISH_REQUESTING' }, { ended: true }),
  ],
  pushIsSilent: [call({}, { sends: false })],
  pullIsSilent: [call({}, { plays: false })],
  twoComponents: [{ ...agreeing, components: [wholeComponent, wholeComponent] }],
  noUrl: [call({ publisher: 'NO_PUBLISH', player: 'NO_PLAY' }, { pushes: false, pulls: false })],
};

describe('a disagreement between page and component', () => {
  it.each(disagreementKinds)('is found and named: %s', (kind) => {
    expect(violations[kind].length).toBeGreaterThan(0);
    for (const situation of violations[kind]) expect(disagreementsIn(situation)).toEqual([kind]);
  });

  it('has a bound with a reason, longer where the context does nothing', () => {
    expect(Object.keys(bounds).sort()).toEqual([...disagreementKinds].sort());
    for (const kind of disagreementKinds) {
      expect(bounds[kind].because).not.toBe('');
      expect(boundOf(kind, true)).toBeLessThanOrEqual(boundOf(kind, false));
    }
    expect(boundOf('outlivesTheCall', false)).toBe(1_000);
    expect(boundOf('cameraUnsaid', true)).toBe(1_000);
    expect(boundOf('cameraUnsaid', false)).toBe(3_000);
  });
});

const agreements: Readonly<Record<string, Situation>> = {
  'both directions, said and sent': agreeing,
  'a call that is over, without a component': call({ status: 'ended' }, null),
  'no call page, and no component': { ...agreeing, says: null, callIsOver: true, components: [] },
  'a component that only receives, whatever its camera attribute': call(
    { publisher: 'NO_PUBLISH' },
    { pushes: false },
  ),
  'a push URL with camera and microphone off': call({ publisher: 'NO_PUBLISH' }, quiet),
  'a component that was stopped and is still to be taken away': call(
    { publisher: 'NO_PUBLISH', player: 'NO_PLAY', camera: false, microphone: false },
    { ended: true },
  ),
  'camera and microphone off, said and done': call({ camera: false, microphone: false }, quiet),
  'a stream that is still asked for': call(
    { publisher: 'PUBLISH_REQUESTING', player: 'PLAY_REQUESTING' },
    null,
  ),
  'a stream that is there before the page says so': call({
    publisher: 'PUBLISH_REQUESTING',
    player: 'PLAY_REQUESTING',
  }),
  'less than is said, where nobody sees the page': call({}, null, { seen: false }),
  'a muted component, where nobody sees the page': call({}, { muted: true, camera: false }, { seen: false }),
  'nothing sent, while a phone call has the devices': call({}, { ended: true }, { phoneCall: true }),
};

describe('an agreement between page and component', () => {
  it.each(Object.entries(agreements))('is %s', (_, situation) => {
    expect(disagreementsIn(situation)).toEqual([]);
  });

  it('exists in each status that may have a component', () => {
    const may: Said['status'][] = ['connected', 'reconnecting'];
    for (const status of may) expect(disagreementsIn(call({ status }))).toEqual([]);
  });
});
