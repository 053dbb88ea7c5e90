/**
 * Invariants of what the chart writes down: its facts agree with its states, each event leaves what it says, and what
 * others have to know they are told. Part of `invariants.ts`.
 */
import type { CallContext, CallEvent } from '../../../machines/index.ts';
import type { Passage, PassageInvariant, Place, PlaceInvariant } from './passage.ts';

type EventOf<T extends CallEvent['type']> = Extract<CallEvent, { readonly type: T }>;

/** Holds of every event of this type that belongs to now, where some region took it. */
const after =
  <T extends CallEvent['type']>(
    type: T,
    holds: (event: EventOf<T>, passage: Passage, context: CallContext) => boolean,
  ) =>
  (passage: Passage): boolean => {
    const { event, stale } = passage;
    const isOfType = (each: typeof event): each is EventOf<T> => each.type === type;
    return stale || !isOfType(event) || holds(event, passage, passage.after.snapshot.context);
  };

const all =
  (...rules: readonly ((passage: Passage) => boolean)[]) =>
  (passage: Passage): boolean =>
    rules.every((rule) => rule(passage));

const commands = ({ effects }: Passage, ...names: readonly string[]): boolean =>
  names.every((each) => effects.some(({ kind, name }) => kind === 'command' && name === each));

const enters = ({ before, after: { snapshot } }: Passage, state: Parameters<typeof snapshot.matches>[0]) =>
  snapshot.matches(state) && !before.snapshot.matches(state);

const has = (list: readonly { readonly id: string }[], id: string): boolean =>
  list.some((each) => each.id === id);

/** Of the regions that the searched machine has. */
const where = ({ snapshot }: Place, state: Parameters<typeof snapshot.matches>[0]): boolean =>
  snapshot.matches(state);

type Fact = CallContext['fact'];

const linkOf = (place: Place): readonly Fact['link'][] | null => {
  const room = (state: Parameters<typeof place.snapshot.matches>[0]): boolean => where(place, state);
  if (room({ room: 'connected' })) return ['up'];
  if (room({ room: { connecting: 'reconnecting' } })) return ['down'];
  if (room({ room: { connecting: 'loggingIn' } })) return ['asked'];
  if (room({ room: { connecting: { rejoining: 'loggingIn' } } })) return ['asked'];
  if (room({ room: { connecting: { rejoining: 'loggingOut' } } })) return ['leaving'];
  // joining again may be given up between two sessions
  if (room({ room: 'disconnecting' })) return ['leaving', 'none'];
  return room({ room: 'disconnected' }) || room({ room: 'connecting' }) ? ['none'] : null;
};

const settles = (place: Place): boolean =>
  where(place, { rtcRoom: { unmounted: 'settling' } }) ||
  where(place, { rtcRoom: { mounted: { urls: 'settling' } } });

export const placeBooks: readonly PlaceInvariant[] = [
  {
    name: 'the link is where the room is',
    sentence: 'What the chart knows of the connection agrees with the state of the room.',
    holds: (place) => {
      const { link } = place.snapshot.context.fact;
      const links = linkOf(place);
      return links === null || links.includes(link);
    },
  },
  {
    name: 'a URL is there or awaited',
    sentence: 'A leg waits for a URL while it asks or is to ask again, and has one while it starts and runs.',
    holds: (place) => {
      const { publisher, player, link } = place.snapshot.context.fact;
      const legs = [
        ['publisher', publisher, 'publishing'],
        ['player', player, 'playing'],
      ] as const;
      return legs.every(([region, leg, running]) => {
        if (!(region in place.snapshot.value)) return true;
        const standsIn = (state: unknown): boolean =>
          JSON.stringify(Reflect.get(place.snapshot.value, region)) === JSON.stringify({ active: state });
        if (standsIn({ trying: 'starting' }) || standsIn({ trying: running }))
          return leg.url !== null && !leg.pending;
        // no leg begins until the link is mended
        if (standsIn('due')) return leg.pending && link === 'down';
        return leg.pending === (standsIn({ trying: 'gettingUrl' }) || standsIn('backingOff'));
      });
    },
  },
  {
    name: 'success forgives',
    sentence: 'A stream that runs has no failures and no error, and a room that is connected has no error.',
    holds: (place) => {
      const { publisher, player, errors } = place.snapshot.context.fact;
      return (
        (!where(place, { publisher: { active: { trying: 'publishing' } } }) ||
          (publisher.retries === 0 && errors.publisher === null)) &&
        (!where(place, { player: { active: { trying: 'playing' } } }) ||
          (player.retries === 0 && errors.player === null)) &&
        (!where(place, { room: 'connected' }) || errors.room === null)
      );
    },
  },
  {
    name: 'tries are counted',
    sentence:
      'Who joins again, probes or renews has counted it, and a token that is valid has none to count.',
    holds: (place) => {
      const { rejoinRetries, renewRetries, stepRetries } = place.snapshot.context.fact;
      return (
        (!where(place, { room: { connecting: { rejoining: 'waiting' } } }) || rejoinRetries > 0) &&
        (!where(place, { room: { connecting: { reconnecting: 'outOfReach' } } }) || stepRetries > 0) &&
        (!where(place, { token: 'renewing' }) || renewRetries > 0) &&
        (!where(place, { token: 'valid' }) || renewRetries === 0)
      );
    },
  },
  {
    name: 'the window has seen what is wanted',
    sentence:
      'While the pair settles the chart has looked at the one that is wanted, and unmounted is no pair.',
    holds: (place) => {
      const { settling, mount, publisher, player, refresh } = place.snapshot.context.fact;
      return (
        (!settles(place) ||
          (settling.push === publisher.url &&
            settling.pull === player.url &&
            settling.refresh === refresh)) &&
        (!where(place, { rtcRoom: 'unmounted' }) || mount.pair === null)
      );
    },
  },
];

export const passageBooks: readonly PassageInvariant[] = [
  {
    name: 'a tap does what it says',
    sentence: 'Each control changes what it names, and nothing is left of a call that is begun anew.',
    holds: all(
      after(
        'page.cameraTapped',
        (_e, { before }, { intent }) => intent.camera !== before.snapshot.context.intent.camera,
      ),
      after(
        'page.microphoneTapped',
        (_e, { before }, { intent }) => intent.microphone !== before.snapshot.context.intent.microphone,
      ),
      after('page.publishTapped', (_e, _p, { intent }) => intent.publish),
      after('page.stopPublishTapped', (_e, _p, { intent }) => !intent.publish),
      after('page.playTapped', (_e, _p, { intent }) => intent.play),
      after('page.stopPlayTapped', (_e, _p, { intent }) => !intent.play),
      after(
        'page.withoutCameraTapped',
        (_e, { before }, { intent }) =>
          !before.snapshot.matches({ room: { connecting: { blocked: 'permissions' } } }) || !intent.camera,
      ),
      after('page.ready', (_e, _p, { fact }) => fact.page === 'ready'),
      after(
        'page.joinTapped',
        ({ room, publish, camera, microphone }, passage, { intent, fact }) =>
          !enters(passage, { room: 'connecting' }) ||
          (intent.call &&
            intent.room === room &&
            intent.publish === publish &&
            intent.camera === camera &&
            intent.microphone === microphone &&
            intent.play &&
            fact.rejoinRetries === 0 &&
            fact.stepRetries === 0 &&
            Object.values(fact.errors).every((error) => error === null)),
      ),
    ),
  },
  {
    name: 'leaving is leaving',
    sentence: 'After a tap on leave, and once the page is gone, the call is not wanted.',
    holds: all(
      after('page.leaveTapped', (_e, _p, { intent }) => !intent.call),
      after('page.unloaded', (_e, _p, { intent, fact }) => !intent.call && fact.page === 'gone'),
    ),
  },
  {
    name: 'what the outside says is kept',
    sentence: 'Network, visibility, users, streams and their devices are as the last event said.',
    holds: all(
      after('network.changed', ({ online }, _p, { fact }) => fact.online === online),
      after('page.shown', (_e, _p, { fact }) => fact.visible),
      after('page.hidden', (_e, _p, { fact }) => !fact.visible),
      after('app.hidden', (_e, _p, { fact }) => !fact.visible),
      after('zego.usersEntered', ({ users }, _p, { fact }) => users.every(({ id }) => has(fact.others, id))),
      after('zego.usersLeft', ({ users }, _p, { fact }) => !users.some(({ id }) => has(fact.others, id))),
      after('zego.streamsAdded', ({ streams }, _p, { fact }) =>
        streams.every(({ id, user }) => user.id === fact.user?.id || has(fact.remotes, id)),
      ),
      after(
        'zego.streamsDeleted',
        ({ streams }, _p, { fact }) => !streams.some(({ id }) => has(fact.remotes, id)),
      ),
      after('zego.streamExtraInfoUpdated', ({ streams }, _p, { fact }) =>
        fact.remotes.every((remote) => streams.find(({ id }) => id === remote.id) === remote),
      ),
      after(
        'adapter.malformedEvent',
        (_e, { before }, { fact }) => fact.malformed === before.snapshot.context.fact.malformed + 1,
      ),
    ),
  },
  {
    name: 'who hangs up is not lost',
    sentence: 'The other side has hung up when it says so, and is lost when it goes without a word.',
    holds: (passage) => {
      const [from, to] = [passage.before.snapshot.context.fact, passage.after.snapshot.context.fact];
      const there = (fact: Fact) => fact.remotes[0]?.user.id ?? fact.others[0]?.id;
      const { event, stale } = passage;
      if (!stale && event.type === 'zego.hangUpReceived' && 'user' in event && event.user.id === there(from))
        return to.remoteEnd === 'hungUp';
      if (from.session !== to.session) return to.remoteEnd === 'none';
      if (there(from) === there(to)) return to.remoteEnd === from.remoteEnd;
      if (there(to) !== undefined) return to.remoteEnd === 'none';
      return to.remoteEnd === (from.remoteEnd === 'none' ? 'lost' : from.remoteEnd);
    },
  },
  {
    name: 'the user is who the server says',
    sentence: 'A login goes out for the user whom the credentials name.',
    holds: after(
      'credentials.received',
      ({ user }, passage, { fact }) =>
        !enters(passage, { room: { connecting: 'loggingIn' } }) || fact.user === user,
    ),
  },
  {
    name: 'only a wanted call fails',
    sentence: 'A reason for the end of a call is written down only while the call is wanted.',
    holds: ({ before, after: { snapshot } }) => {
      const [from, to] = [before.snapshot.context, snapshot.context];
      return (
        to.fact.errors.room === null || to.fact.errors.room === from.fact.errors.room || from.intent.call
      );
    },
  },
  {
    name: 'a failure is told as it was',
    sentence:
      'A stream or component that fails, and a step of the preparation that blocks, shows its own error.',
    holds: all(
      after(
        'publisher.urlFailed',
        ({ error }, { before }, { fact }) =>
          !before.snapshot.matches({ publisher: { active: { trying: 'gettingUrl' } } }) ||
          fact.errors.publisher === error,
      ),
      after(
        'player.urlFailed',
        ({ error }, { before }, { fact }) =>
          !before.snapshot.matches({ player: { active: { trying: 'gettingUrl' } } }) ||
          fact.errors.player === error,
      ),
      after('rtcRoom.failed', ({ error }, _p, { fact }) => fact.errors.rtcRoom === error),
      after(
        'preflight.failed',
        ({ error }, passage, { fact }) =>
          !enters(passage, { room: { connecting: 'blocked' } }) || fact.errors.room === error,
      ),
      after(
        'login.failed',
        ({ error }, passage, { fact }) =>
          !enters(passage, { room: { disconnected: 'ended' } }) || fact.errors.room === error,
      ),
    ),
  },
  {
    name: 'each step has tries of its own',
    sentence: 'Where a step of the preparation begins, nothing has been tried.',
    holds: (passage) => {
      const { stepRetries } = passage.after.snapshot.context.fact;
      const begins = (step: 'resource' | 'credentials'): boolean =>
        enters(passage, { room: { connecting: { preparing: step } } });
      return !(begins('resource') || begins('credentials')) || stepRetries === 0;
    },
  },
  {
    name: 'no socket is waited for twice',
    sentence:
      'Each step that follows a wait for the SDK has it dial anew; so has a network that comes or changes in a call.',
    holds: (passage) => {
      const steps = [
        { room: { connecting: { reconnecting: 'outOfReach' } } },
        { room: { connecting: { reconnecting: 'inReach' } } },
        { room: { connecting: { loggingIn: 'redialling' } } },
        { room: { connecting: { rejoining: { loggingIn: 'redialling' } } } },
      ] as const;
      const { event, before } = passage;
      const changes = event.type === 'network.changed' && 'online' in event && event.online;
      const due =
        steps.some((step) => enters(passage, step)) ||
        (changes && where(before, { room: 'connected' }) && where(passage.after, { room: 'connected' }));
      return !due || commands(passage, 'replaceSocket');
    },
  },
  {
    name: 'devices are heard of',
    sentence:
      'A tap on camera or microphone reaches the component and the other side; so does what is sent at first.',
    holds: (passage) =>
      all(
        after('page.cameraTapped', (_e, p) => commands(p, 'applyDevices', 'tellDevices')),
        after('page.microphoneTapped', (_e, p) => commands(p, 'applyDevices', 'tellDevices')),
        after('page.switchCameraTapped', (_e, p) => commands(p, 'switchCamera')),
      )(passage) &&
      (!enters(passage, { publisher: { active: { trying: 'publishing' } } }) ||
        commands(passage, 'tellDevices')),
  },
  {
    name: 'what only a new component mends has one',
    sentence: 'After a phone call the mounted component is made anew.',
    holds: after(
      'audio.interruptionEnded',
      (_e, { before }, { fact }) =>
        before.snapshot.context.fact.mount.pair === null ||
        fact.refresh > before.snapshot.context.fact.refresh,
    ),
  },
  {
    name: 'media events go on',
    sentence: 'What the component of now says of its media is told to the SDK.',
    holds: after('rtcRoom.rtmpEvent', (_e, passage) => commands(passage, 'updatePlayerState')),
  },
  {
    name: 'who leaves says so',
    sentence: 'A user who gives up a call that is connected tells the other side.',
    holds: (passage) =>
      !passage.before.snapshot.matches({ room: 'connected' }) ||
      passage.after.snapshot.context.intent.call ||
      passage.event.type.startsWith('zego.') ||
      commands(passage, 'tellHangUp'),
  },
];
