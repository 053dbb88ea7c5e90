/**
 * One region of the shipped chart alone, its own configuration, guards and actions, against an environment that may do
 * anything to what it reads. What holds so holds in the whole chart, whatever the other regions do.
 */
import { assign, createMachine } from 'xstate';
import { fenced } from '../../../machines/call.ts';
import { callMachine, urlName } from '../../../machines/index.ts';
import type { CallContext } from '../../../machines/index.ts';
import type { ChartMachine, EnvironmentEvent } from './chart.ts';

type Leg = CallContext['fact']['publisher'];

/** @param machine whose region it is; the root's own transitions stay */
export const regionAlone = (
  region: 'rtcRoom' | 'token',
  machine: ChartMachine = callMachine,
): ChartMachine => {
  const { config, implementations } = machine;
  const write = assign(({ context, event }: { context: CallContext; event: EnvironmentEvent }) =>
    event.write(context),
  );
  // XState types a machine by its configuration as written; this one is put together of parts
  const own: unknown = {
    id: 'call',
    type: 'parallel',
    context: config.context,
    options: config.options,
    on: { ...config.on, 'model.environment': { actions: write } },
    states: { [region]: config.states?.[region] },
  };
  const implemented: unknown = implementations;
  const alone: unknown = createMachine(
    own as Parameters<typeof createMachine>[0],
    implemented as Parameters<typeof createMachine>[1],
  );
  return fenced(alone as ChartMachine);
};

const writes = (what: string, write: (context: CallContext) => CallContext): EnvironmentEvent => ({
  type: 'model.environment',
  what,
  write,
});

type UrlChange = 'keeps' | 'loses' | 'gains';

const legAfter = (leg: Leg, name: string, url: UrlChange, pending: boolean): Leg => {
  if (url === 'keeps') return { ...leg, pending };
  if (url === 'loses') return { ...leg, url: null, pending };
  // never a name that was there before
  return { ...leg, attempt: leg.attempt + 1, url: urlName(name, leg.attempt + 1), pending };
};

const wordsOf = ({ url, pending }: { readonly url: UrlChange; readonly pending: boolean }): string =>
  `${url} its URL${pending ? ', pending' : ''}`;

const legChanges = (['keeps', 'loses', 'gains'] as const).flatMap((url) =>
  [true, false].map((pending) => ({ url, pending })),
);

const legsAfter = (
  push: (typeof legChanges)[number] | null,
  pull: (typeof legChanges)[number] | null,
): EnvironmentEvent => {
  const words = [push === null ? '' : `push ${wordsOf(push)}`, pull === null ? '' : `pull ${wordsOf(pull)}`];
  return writes(words.filter(Boolean).join('; '), ({ fact, ...context }) => ({
    ...context,
    fact: {
      ...fact,
      publisher: push === null ? fact.publisher : legAfter(fact.publisher, 'push', push.url, push.pending),
      player: pull === null ? fact.player : legAfter(fact.player, 'pull', pull.url, pull.pending),
    },
  }));
};

const nothing = { url: 'loses', pending: false } as const;
const asked = { url: 'keeps', pending: true } as const;

/** Nothing is wanted any more: what leaving does. */
export const noLegs = legsAfter(nothing, nothing);

/**
 * Publisher and player do anything to their URLs; in one step both only begin or end, as the room comes and goes. The call is
 * seen and not seen.
 */
export const anyLegs: readonly EnvironmentEvent[] = [
  ...legChanges.map((push) => legsAfter(push, null)),
  ...legChanges.map((pull) => legsAfter(null, pull)),
  legsAfter(asked, asked),
  noLegs,
  ...[true, false].map((visible) =>
    writes(visible ? 'the call is seen' : 'nobody sees the call', ({ fact, ...context }) => ({
      ...context,
      fact: { ...fact, visible },
    })),
  ),
];

/** The room comes and goes. */
export const anyRoom: readonly EnvironmentEvent[] = (['none', 'asked', 'up', 'down'] as const).flatMap(
  (link) =>
    [true, false].map((call) =>
      writes(
        `the link is ${link}, the call is ${call ? '' : 'not '}wanted`,
        ({ intent, fact, ...context }) => ({
          ...context,
          intent: { ...intent, call, room: 'r' },
          fact: { ...fact, link },
        }),
      ),
    ),
);
