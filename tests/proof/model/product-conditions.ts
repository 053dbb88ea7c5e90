/**
 * The world as a path of the model needs it: each request of the product is answered as the path says next, and where the
 * path says nothing, not at all. Set ahead of each event, so that what comes next comes by itself.
 */
import type { Fault } from '../../../lab/gateway/index.ts';
import type { Stage } from '../../../tools/scenario/stage.ts';
import { delayName, isLoggingIn, isLoggingOut } from './chart.ts';
import type { ChartEvent } from './chart.ts';
import type { Moment } from './edge-paths.ts';

/** Whom the product asks for something, or what it waits for. */
type Asked =
  | 'client'
  | 'resource'
  | 'permissions'
  | 'credentials'
  | 'login'
  | 'logout'
  | 'pushUrl'
  | 'pullUrl'
  | 'pushMedia'
  | 'pullMedia'
  | 'renewal'
  | 'expiry';

type Answer = 'yes' | 'no' | 'expired' | 'dispatch' | 'silent';

export type Conditions = ReadonlyMap<Asked, Answer>;

const refusal = (event: ChartEvent): Answer => {
  const kind = 'error' in event ? event.error?.kind : undefined;
  if (kind === 'tokenExpired') return 'expired';
  return kind === 'dispatchFailed' ? 'dispatch' : 'no';
};

const checkUnderWay = ({ before }: Moment): Asked => {
  if (before.matches({ room: { connecting: { preparing: 'client' } } })) return 'client';
  return before.matches({ room: { connecting: { preparing: 'resource' } } }) ? 'resource' : 'permissions';
};

/** Delays that cover a request: it stays unanswered. */
const unanswered = ({ event }: Moment): Asked | null => {
  const name = delayName(event);
  const isOf = (state: string): boolean => event.type.includes(`.${state}`);
  switch (name) {
    case 'checkTimeout':
      if (isOf('credentials')) return 'credentials';
      if (isOf('resource')) return 'resource';
      return isOf('client') ? 'client' : 'permissions';
    case 'probeTimeout':
      return 'credentials';
    case 'loginTimeout':
      return 'login';
    case 'socketTimeout':
      // of a login; else the SDK's own, which is answered by nothing that a path does not say
      return isOf('reconnecting') ? null : 'login';
    case 'logoutTimeout':
      return 'logout';
    case 'urlTimeout':
      return isOf('publisher') ? 'pushUrl' : 'pullUrl';
    case 'startTimeout':
      return isOf('publisher') ? 'pushMedia' : 'pullMedia';
    case 'renewTimeout':
      return 'renewal';
    default:
      return null;
  }
};

/** A new token comes from the developer's server first. */
const answers = (moment: Moment): readonly (readonly [Asked, Answer])[] => {
  switch (moment.event.type) {
    case 'token.renewed':
      return [
        ['credentials', 'yes'],
        ['renewal', 'yes'],
      ];
    case 'token.failed':
      return [['credentials', 'no']];
    case 'zego.roomConnected':
      return [['login', 'yes']];
    default: {
      const said = saidBy(moment);
      return said === null ? [] : [said];
    }
  }
};

/** What a moment of the path says about the answer to a request before it. */
const saidBy = (moment: Moment): readonly [Asked, Answer] | null => {
  const { event, before } = moment;
  switch (event.type) {
    case 'preflight.passed':
      return [checkUnderWay(moment), 'yes'];
    case 'preflight.failed':
      return [checkUnderWay(moment), 'no'];
    case 'credentials.received':
      return ['credentials', 'yes'];
    case 'credentials.failed':
      return ['credentials', event.error.kind === 'credentialsUnreachable' ? 'no' : 'expired'];
    case 'login.succeeded':
      return ['login', 'yes'];
    case 'login.failed':
      return ['login', refusal(event)];
    case 'zego.roomDisconnected':
      if (isLoggingOut(before)) return ['logout', 'yes'];
      return isLoggingIn(before) ? ['login', 'no'] : null;
    case 'publisher.urlReceived':
      return ['pushUrl', 'yes'];
    case 'publisher.urlFailed':
      return ['pushUrl', refusal(event)];
    case 'player.urlReceived':
      return ['pullUrl', 'yes'];
    case 'player.urlFailed':
      return ['pullUrl', refusal(event)];
    case 'zego.publishing':
      return ['pushMedia', 'yes'];
    case 'zego.publishEnded':
      return before.matches({ publisher: { active: { trying: 'publishing' } } })
        ? ['pushMedia', 'yes']
        : ['pushMedia', refusal(event)];
    case 'zego.playing':
      return ['pullMedia', 'yes'];
    case 'zego.playEnded':
      return ['pullMedia', before.matches({ player: { active: { trying: 'playing' } } }) ? 'yes' : 'no'];
    case 'zego.tokenWillExpire':
      return ['expiry', 'yes'];
    default: {
      const asked = unanswered(moment);
      return asked === null ? null : [asked, 'silent'];
    }
  }
};

/** The next answer of each that the rest of a path has. */
export const conditionsFor = (rest: readonly Moment[]): Conditions => {
  const conditions = new Map<Asked, Answer>();
  for (const [asked, answer] of rest.flatMap(answers))
    if (!conditions.has(asked)) conditions.set(asked, answer);
  return conditions;
};

const always = { times: 'always' } as const;

/** ZEGO's own codes, see `lab/gateway/server-codes.ts`. */
const loginRefusals = { no: 1, expired: 50117, dispatch: 1, silent: 'noAnswer', yes: null } as const;
const streamRefusals = { no: 1, expired: 1011, dispatch: 1, silent: 'noAnswer', yes: null } as const;

const urlFaults = (direction: 'push' | 'pull', answer: Answer): readonly Fault[] => {
  if (answer === 'yes') return [];
  const failure = { kind: answer === 'silent' ? 'noAnswer' : 'emptyHosts' } as const;
  return [{ type: 'failDispatch', direction, failure, ...always }];
};

const faultsFor = (conditions: Conditions): readonly Fault[] => {
  const of = (asked: Asked): Answer => conditions.get(asked) ?? 'silent';
  const [login, stream] = [loginRefusals[of('login')], streamRefusals[of('pushMedia')]];
  return [
    ...(login === null ? [] : [{ type: 'reject', request: 'login', code: login, ...always } as const]),
    ...(of('logout') === 'silent' && conditions.has('logout')
      ? [{ type: 'reject', request: 'logout', code: 'noAnswer', ...always } as const]
      : []),
    ...urlFaults('push', of('pushUrl')),
    ...urlFaults('pull', of('pullUrl')),
    ...(stream === null ? [] : [{ type: 'reject', request: 'addStream', code: stream, ...always } as const]),
    ...(of('renewal') === 'yes'
      ? []
      : [{ type: 'reject', request: 'renewToken', code: 'noAnswer', ...always } as const]),
  ];
};

const media = { yes: 'ok', no: 'fail', expired: 'ok', dispatch: 'ok', silent: 'silent' } as const;

const resourceAnswers = {
  yes: 'ready',
  no: 'missing',
  expired: 'missing',
  dispatch: 'missing',
  silent: 'never',
} as const;

/** HTTP statuses; a phone does not tell them apart */
const credentialsAnswers = {
  yes: null,
  no: 503,
  expired: 403,
  dispatch: 503,
  silent: 'noAnswer',
} as const;

/** s; ZEGO tells of an expiry 30 s before */
const [soon, late] = [31, 3_600];

/** Makes phone A and its servers answer so from here on. */
export const applyConditions = (conditions: Conditions, { world, actors, credentials }: Stage): void => {
  const phone = actors.get('A')?.phone;
  if (phone === undefined) throw new Error('no phone A');
  const of = (asked: Asked): Answer => conditions.get(asked) ?? 'silent';
  world.gateway.applyFault({ type: 'clear' });
  for (const fault of faultsFor(conditions)) world.gateway.applyFault(fault);
  phone.device.change({
    clientVersion: of('client') === 'no' ? '10.1.0' : '10.5.80.8000',
    rtcResource: resourceAnswers[of('resource')],
    answersSetting: of('permissions') !== 'silent',
    alipayGrants: { camera: of('permissions') !== 'no', audioRecord: of('permissions') !== 'no' },
  });
  credentials.failWith = credentialsAnswers[of('credentials')];
  credentials.tokenSeconds = of('expiry') === 'yes' ? soon : late;
  phone.rtcRoom.behaviour.push = media[of('pushMedia')];
  phone.rtcRoom.behaviour.pull = media[of('pullMedia')];
};
