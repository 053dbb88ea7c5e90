/**
 * A call as fate would have it: the shipped chart on a virtual clock, told at random moments what a user, the other side and
 * the network do, by an outside that takes a random time for each answer. Kept is what the chart wanted of `<rtc-room>` and
 * when it mounted. The same seed gives the same call, whatever the settling windows are, as far as they change no answer.
 */
import { seededRandom } from '../../../lab/clock/index.ts';
import type { Random } from '../../../lab/clock/index.ts';
import { defaultPolicy, defaultProfile } from '../../../machines/index.ts';
import type { CallError, CallPolicy, Pair } from '../../../machines/index.ts';
import { mountedPair, urlPending, wantedPair } from '../../../machines/context.ts';
import { SimulatedPhone } from '../../../tests/unit/machines/simulated-phone.ts';
import type { Outside } from '../../../tests/unit/machines/simulated-phone.ts';
import type { Wanted } from '../../scenario/least-mounts.ts';

/** What was wanted and what was mounted from a moment on, and how many mounts had been made by then. */
export interface Moment extends Wanted {
  readonly mounted: Pair;
  readonly mounts: number;
}

/** ms that the page needs to put the component on and to take it off */
export interface ComponentTimes {
  readonly shown: number;
  readonly hide: number;
}

/** of the lab's phone */
const usualTimes: ComponentTimes = { shown: 30, hide: 20 };

export type Windows = Partial<Pick<CallPolicy, 'gainQuiet' | 'lossQuiet' | 'firstMountHold' | 'remountHold'>>;

type Draw<T> = (random: Random) => T;

const between = (random: Random, least: number, most: number): number =>
  Math.floor(least + random() * (most - least));

const oneOf = <T>(random: Random, first: T, ...rest: readonly T[]): T =>
  rest[Math.floor(random() * (rest.length + 1)) - 1] ?? first;

/** ms; as often between 20 and 100 as between 300 and 1,500 */
const answerTime: Draw<number> = (random) => Math.round(20 * 75 ** random());

/** ms to the next thing that happens: in a burst, or after a while */
const pause: Draw<number> = (random) =>
  random() < 0.4 ? between(random, 0, 120) : between(random, 120, 6_000);

const urlAnswer = (random: Random, kind: CallError['kind']): number | null | CallError => {
  const fate = random();
  if (fate < 0.02) return null;
  return fate < 0.06 ? { kind, code: 'fate' } : answerTime(random);
};

/** Each time that it is asked it answers differently. */
const randomOutside = (random: Random, times: ComponentTimes): Required<Outside> => ({
  ...times,
  check: 5,
  logout: 50,
  renew: 100,
  refresh: 85,
  get credentials() {
    return answerTime(random);
  },
  get login() {
    return answerTime(random);
  },
  get pushUrl() {
    return urlAnswer(random, 'publishFailed');
  },
  get pullUrl() {
    return urlAnswer(random, 'playFailed');
  },
  get media() {
    return answerTime(random);
  },
  get streamsLag() {
    return answerTime(random);
  },
});

const lost: CallError = { kind: 'connectionLost', code: 'fate' };

/** What may happen. What cannot happen just then does nothing. */
const happenings: readonly ((phone: SimulatedPhone, random: Random, number: number) => void)[] = [
  (phone, _random, number) => begin(phone, `bob-${number}`),
  (phone, _random, number) => begin(phone, `bob-${number}`),
  (phone) => end(phone),
  // the other side publishes anew: at once, or before the old stream is gone
  (phone, random, number) => {
    end(phone);
    phone.pass(oneOf(random, 0, 10, 50, 200));
    begin(phone, `bob-${number}`);
  },
  (phone) => phone.send({ type: 'page.publishTapped' }),
  (phone) => phone.send({ type: 'page.stopPublishTapped' }),
  (phone) => phone.send({ type: 'page.playTapped' }),
  (phone) => phone.send({ type: 'page.stopPlayTapped' }),
  (phone) => phone.send({ type: 'page.cameraTapped' }),
  (phone) => phone.send({ type: 'page.microphoneTapped' }),
  (phone) => phone.rtmp(3801),
  (phone) => phone.rtmp(3803),
  (phone, random) => {
    phone.roomConnecting();
    phone.pass(between(random, 50, 8_000));
    phone.roomConnected();
  },
  (phone) => phone.roomDisconnected(lost),
  (phone, random) => {
    phone.send({ type: 'app.hidden' });
    phone.pass(between(random, 500, 20_000));
    phone.send({ type: 'app.shown' });
  },
  (phone, random) => {
    phone.leave();
    phone.pass(between(random, 50, 3_000));
    phone.join(random() < 0.8);
  },
];

const begin = (phone: SimulatedPhone, stream: string): void => {
  phone.live.push(stream);
  phone.streamsAdded(stream);
};

const end = (phone: SimulatedPhone): void => {
  const gone = phone.live.shift();
  if (gone !== undefined) phone.streamsDeleted(gone);
};

/** ms; whatever was begun has come to rest */
const rest = 20_000;

/** @param windows settling windows other than the shipped ones */
export const randomCall = (seed: number, times = usualTimes, windows: Windows = {}): readonly Moment[] => {
  const random = seededRandom(seed, 'call');
  const live = random() < 0.5 ? ['bob-0'] : [];
  const deviceSwitch = random() < 0.3 ? 'remount' : 'context';
  const outside = randomOutside(seededRandom(seed, 'outside'), times);
  const phone = new SimulatedPhone(outside, live, true, {
    profile: { ...defaultProfile, deviceSwitch },
    policy: { ...defaultPolicy, ...windows },
  });
  const moments: Moment[] = [];
  phone.actor.subscribe(({ context }) => {
    moments.push({
      at: phone.clock.now(),
      pair: wantedPair(context),
      pending: urlPending(context),
      mounted: mountedPair(context),
      mounts: context.fact.mount.generation,
    });
  });
  phone.join(random() < 0.8);
  const count = between(random, 3, 14);
  for (let number = 1; number <= count; number += 1) {
    phone.pass(pause(random));
    happenings[Math.floor(random() * happenings.length)]?.(phone, random, number);
  }
  phone.pass(rest);
  phone.leave();
  phone.pass(rest);
  phone.actor.stop();
  return moments;
};
