/**
 * When the page and the components disagree. Two directions. More is sent than the page says: this is never allowed. Less
 * is sent than the page says: this counts only while the user sees the page and no phone call holds the devices.
 */
import type { CallStatus } from '../../machines/view.ts';
import type { Said } from './said.ts';
import type { Component, Situation } from './situation.ts';

/** Every kind of disagreement, as a sentence. */
export const sentences = {
  // more than the page says
  outlivesTheCall: 'a component exists although the call is over, or has not begun',
  sendsUnsaid:
    'the page says NO_PUBLISH, and a component with a push URL has its camera on or its microphone open',
  cameraUnsaid: 'the page says that the camera is off, and a component has it on',
  microphoneUnsaid: 'the page says that the microphone is off, and a component has it open',
  receivesUnsaid: 'the page says NO_PLAY, and a component has a pull URL',
  // less than the page says
  sendsNothing: 'the page says PUBLISHING, and there is no component with a push URL, or it has ended',
  cameraMissing: 'the page says PUBLISHING with the camera on, and the component has it off',
  microphoneMissing: 'the page says PUBLISHING with the microphone on, and the component is muted',
  receivesNothing: 'the page says PLAYING, and there is no component with a pull URL, or it has ended',
  pushIsSilent: 'the page says PUBLISHING, and the component with the push URL publishes nothing',
  pullIsSilent: 'the page says PLAYING, and the component with the pull URL plays nothing',
  // neither
  twoComponents: 'two components exist at once',
  noUrl: 'a component has neither URL',
} as const;

export type DisagreementKind = keyof typeof sentences;

/** Not while `leaving`: the logout may take seconds, camera and microphone may not. */
const mayHaveComponent: Record<CallStatus, boolean> = {
  idle: false,
  preparing: false,
  blocked: false,
  loggingIn: false,
  connected: true,
  reconnecting: true,
  leaving: false,
  ended: false,
};

const running = ({ components }: Situation): readonly Component[] => components.filter(({ ended }) => !ended);
const sending = (now: Situation): readonly Component[] => running(now).filter(({ pushes }) => pushes);
const receiving = (now: Situation): readonly Component[] => running(now).filter(({ pulls }) => pulls);

/** What the page says while it may have a component; null in every other case. */
const saysInCall = ({ says, callIsOver }: Situation): Said | null =>
  says !== null && !callIsOver && mayHaveComponent[says.status] ? says : null;

/** What the page says while the user may rely on it. */
const promises = (now: Situation): Said | null => (now.seen && !now.phoneCall ? saysInCall(now) : null);

/** There are some, and it holds of each. */
const all = (components: readonly Component[], holds: (component: Component) => boolean): boolean =>
  components.length > 0 && components.every(holds);

const publishes = (said: Said | null): said is Said => said?.publisher === 'PUBLISHING';

const rules: Record<DisagreementKind, (now: Situation) => boolean> = {
  outlivesTheCall: (now) => now.components.length > 0 && saysInCall(now) === null,
  sendsUnsaid: (now) =>
    saysInCall(now)?.publisher === 'NO_PUBLISH' && sending(now).some(({ camera, muted }) => camera || !muted),
  cameraUnsaid: (now) => saysInCall(now)?.camera === false && running(now).some(({ camera }) => camera),
  microphoneUnsaid: (now) =>
    saysInCall(now)?.microphone === false && running(now).some(({ muted }) => !muted),
  receivesUnsaid: (now) => saysInCall(now)?.player === 'NO_PLAY' && receiving(now).length > 0,
  sendsNothing: (now) => publishes(promises(now)) && sending(now).length === 0,
  cameraMissing: (now) => {
    const said = promises(now);
    return publishes(said) && said.camera && all(sending(now), ({ camera }) => !camera);
  },
  microphoneMissing: (now) => {
    const said = promises(now);
    return publishes(said) && said.microphone && all(sending(now), ({ muted }) => muted);
  },
  receivesNothing: (now) => promises(now)?.player === 'PLAYING' && receiving(now).length === 0,
  pushIsSilent: (now) => publishes(promises(now)) && all(sending(now), ({ sends }) => !sends),
  pullIsSilent: (now) => promises(now)?.player === 'PLAYING' && all(receiving(now), ({ plays }) => !plays),
  twoComponents: ({ components }) => components.length > 1,
  noUrl: ({ components }) => components.some(({ pushes, pulls }) => !pushes && !pulls),
};

const isKind = (name: string): name is DisagreementKind => Object.hasOwn(rules, name);
export const disagreementKinds: readonly DisagreementKind[] = Object.keys(sentences).filter(isKind);

/** Every kind of disagreement at this moment. Each may last for its bound (`bounds.ts`). */
export const disagreementsIn = (now: Situation): readonly DisagreementKind[] =>
  disagreementKinds.filter((kind) => rules[kind](now));
