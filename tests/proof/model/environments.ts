/**
 * What the outside may do while a part of the chart is searched. The whole front at once has some hundred thousand
 * configurations; the regions' data flow splits it. Publisher and player read nothing of each other (`key.test.ts` holds
 * that), and a room without streams is a room of its own. What lies between the parts is searched by `npm run verify`.
 */
import type { ChartEvent } from './chart.ts';
import { delayName } from './chart.ts';

export interface Environment {
  readonly name: string;
  readonly sentence: string;
  readonly allows: (event: ChartEvent) => boolean;
}

type Type = ChartEvent['type'];

const isOneOf = (types: readonly Type[], event: ChartEvent): boolean => types.includes(event.type);

const errorKind = (event: ChartEvent): string => ('error' in event ? (event.error?.kind ?? '') : '');

/** Ends a preparation otherwise than well, which only the room knows of. */
const troublesPreparation = (event: ChartEvent): boolean =>
  isOneOf(['preflight.failed', 'credentials.failed', 'page.withoutCameraTapped'], event) ||
  (event.type === 'login.failed' && errorKind(event) === 'unknown') ||
  delayName(event) === 'checkTimeout';

const publishes = (event: ChartEvent): boolean =>
  event.type === 'page.publishTapped' || (event.type === 'page.joinTapped' && event.publish);

const aboutStreams: readonly Type[] = [
  'zego.streamsAdded',
  'zego.streamsDeleted',
  'zego.streamExtraInfoUpdated',
];

/** Change nothing that the front reads. */
const idle: readonly Type[] = ['zego.usersEntered', 'zego.usersLeft'];

/** Counted, shown or handed on: no guard reads what they change (`ignoredPaths` of the key). */
const cosmetic: readonly Type[] = [
  ...idle,
  'adapter.malformedEvent',
  'rtcRoom.failed',
  'rtcRoom.rtmpEvent',
  'page.microphoneTapped',
  'page.switchCameraTapped',
  'zego.hangUpReceived',
  'zego.streamExtraInfoUpdated',
];

/** Only the component's region reads whether the camera is on, and is searched with it alone. */
const aboutCamera: readonly Type[] = ['page.cameraTapped', 'page.withoutCameraTapped'];

export const environments: readonly Environment[] = [
  {
    name: 'room',
    sentence: 'Preparation, login, rejoining, background and leaving, without any stream.',
    allows: (event) => !publishes(event) && !isOneOf(aboutStreams, event),
  },
  {
    name: 'publisher',
    sentence: 'Publishing in a room that comes and goes; the preparation succeeds; nobody else publishes.',
    allows: (event) => !troublesPreparation(event) && !isOneOf([...aboutStreams, ...idle], event),
  },
  {
    name: 'player',
    sentence: 'Playing in a room that comes and goes; the preparation succeeds; the user watches only.',
    allows: (event) => !troublesPreparation(event) && !publishes(event) && !isOneOf(idle, event),
  },
];

const aboutSight: readonly Type[] = ['page.shown', 'page.hidden', 'app.shown', 'app.hidden'];

/** For the whole chart at once. */
export const wholeCall: Environment = {
  name: 'whole chart',
  sentence: 'All regions at once; the camera stays on, and what no guard reads does not happen.',
  allows: (event) => !isOneOf([...cosmetic, ...aboutCamera], event),
};

/** The same, and the call is always seen. */
export const inSight = (event: ChartEvent): boolean => wholeCall.allows(event) && !isOneOf(aboutSight, event);
