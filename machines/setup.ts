/** The vocabulary of the chart: its types and every named actor, action, guard and delay. Imports no region. */
import { setup } from 'xstate';
import { actions } from './actions.ts';
import { actors } from './actors.ts';
import { commands } from './commands.ts';
import { mountedPair, wantedPair } from './context.ts';
import type { CallContext } from './context.ts';
import type { FencedEvent } from './events.ts';
import { guards } from './guards.ts';
import { onlyLoses, sameUrls } from './pair.ts';
import type { Pair } from './pair.ts';
import type { CallInput, CallLimits, CallPolicy } from './policy.ts';

interface Args {
  readonly context: CallContext;
}

/** The wait after the n-th failure; the last one stays. */
const waitAfter = (waits: readonly number[], failures: number): number =>
  waits[Math.min(failures, waits.length) - 1] ?? 0;

/** Before jitter, which the shell adds. */
export const rejoinWait = ({ fact, policy }: CallContext): number =>
  waitAfter(policy.rejoinRetries, fact.rejoinRetries);

const limit =
  (name: keyof CallLimits) =>
  ({ context }: Args): number =>
    context.policy[name];

const quietAfter = (policy: CallPolicy, mounted: Pair, wanted: Pair): number => {
  if (sameUrls(mounted, wanted)) return policy.refreshQuiet;
  return onlyLoses(mounted, wanted) ? policy.lossQuiet : policy.gainQuiet;
};

export const call = setup({
  types: {
    context: {} as CallContext,
    events: {} as FencedEvent,
    input: {} as CallInput | undefined,
  },
  actors,
  actions: { ...actions, ...commands },
  guards,
  delays: {
    checkTimeout: limit('checkTimeout'),
    loginTimeout: limit('loginTimeout'),
    ownAttempt: limit('ownAttempt'),
    probeTimeout: limit('probeTimeout'),
    socketTimeout: limit('socketTimeout'),
    rejoinLimit: limit('rejoinLimit'),
    reconnectLimit: limit('reconnectLimit'),
    logoutTimeout: limit('logoutTimeout'),
    urlTimeout: limit('urlTimeout'),
    startTimeout: limit('startTimeout'),
    showTimeout: limit('showTimeout'),
    hideTimeout: limit('hideTimeout'),
    renewTimeout: limit('renewTimeout'),
    firstMountHold: limit('firstMountHold'),
    remountHold: limit('remountHold'),
    /** `resourceRetries` */
    resourceBackOff: ({ context }: Args) =>
      waitAfter(context.policy.resourceRetries, context.fact.stepRetries),
    /** `credentialsRetries` */
    credentialsBackOff: ({ context }: Args) =>
      waitAfter(context.policy.credentialsRetries, context.fact.stepRetries),
    /** `probeRetries` */
    probeBackOff: ({ context }: Args) => waitAfter(context.policy.probeRetries, context.fact.stepRetries),
    /** `rejoinRetries`; the shell puts jitter on it */
    rejoinBackOff: ({ context }: Args) => rejoinWait(context),
    /** `background.leaveAfter` of the profile */
    backgroundLimit: ({ context }: Args) => context.profile.background.leaveAfter,
    /** `publishRetries`, by the failures in a row */
    publishBackOff: ({ context }: Args) =>
      waitAfter(context.policy.publishRetries, context.fact.publisher.retries),
    /** `playRetries`, by the failures in a row */
    playBackOff: ({ context }: Args) => waitAfter(context.policy.playRetries, context.fact.player.retries),
    /** `renewRetries` */
    renewBackOff: ({ context }: Args) => waitAfter(context.policy.renewRetries, context.fact.renewRetries),
    /** `gainQuiet`, `lossQuiet` or `refreshQuiet`, by what changed */
    settlingQuiet: ({ context }: Args) =>
      quietAfter(context.policy, mountedPair(context), wantedPair(context)),
  },
});

/** A region: a state of the chart that lives in a file of its own. */
export type CallState = Parameters<typeof call.createStateConfig>[0];
