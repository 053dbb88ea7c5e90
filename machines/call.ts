/**
 * The call: room ∥ publisher ∥ player ∥ rtcRoom ∥ token ∥ visibility.
 *
 * Regions do not send each other events. Each writes facts to the context, the others react through `always` with
 * guards that compare intent with fact. Data flows one way: room, publisher and player never read rtcRoom or token.
 * Within a step what is left ends first, the last region first, then what is entered begins in the order of the regions: legs
 * stop before the room logs out.
 */
import { initialContext } from './context.ts';
import { admitted } from './fence.ts';
import { defaultPolicy, defaultProfile } from './policy.ts';
import { player } from './player.ts';
import { publisher } from './publisher.ts';
import { room } from './room.ts';
import { rtcRoom } from './rtc-room.ts';
import { call } from './setup.ts';
import { token } from './token.ts';
import { visibility } from './visibility.ts';

const unfenced = call.createMachine({
  id: 'call',
  type: 'parallel',
  context: ({ input }) => initialContext({ profile: defaultProfile, policy: defaultPolicy, ...input }),
  // `always` transitions that never come to rest would freeze the phone: the longest step takes a dozen
  options: { maxIterations: 100 },
  on: {
    'page.ready': { actions: 'pageReady' },
    'network.changed': { actions: 'setOnline' },
    'adapter.malformedEvent': { actions: 'countMalformed' },
    'fence.dropped': { actions: 'countDropped' },
  },
  states: { room, publisher, player, rtcRoom, token, visibility },
});

/** Stale events reach no transition, whatever implementations the machine is given. */
export const fenced = (machine: typeof unfenced): typeof unfenced => {
  const transition = machine.transition.bind(machine);
  const provide = machine.provide.bind(machine);
  machine.transition = (snapshot, event, scope) =>
    transition(snapshot, admitted(snapshot.context, event), scope);
  machine.provide = (implementations) => fenced(provide(implementations));
  return machine;
};

export const callMachine: typeof unfenced = fenced(unfenced);
