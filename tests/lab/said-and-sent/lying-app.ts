/** A tiny mini-program whose call page says, and shows, what the test sets. */
import { recordFiles, createWorld, type Phone, type World } from '../../../lab/realm/index.ts';
import type { DeviceProfile } from '../../../lab/platform/index.ts';
import type { Said } from '../../../lab/said-and-sent/index.ts';

const callPage = `
  Page({
    data: {
      status: 'idle', publisher: 'NO_PUBLISH', player: 'NO_PLAY', camera: true, microphone: true,
      shown: false, id: 'r', enableCamera: true, mute: false, extraInfo: {},
    },
    cover() { my.navigateTo({ url: '/pages/cover' }); },
    again() { my.navigateTo({ url: '/pages/call' }); },
    fall() {
      this.call = { snapshot: () => ({ status: 'error', value: { room: 'connected' } }) };
      throw new Error('the chart fell');
    },
  });
`;

const room = `
  <rtc-room a:if="{{shown}}" id="{{id}}" enable-camera="{{enableCamera}}" mute="{{mute}}" extraInfo="{{extraInfo}}" />
`;

const program = recordFiles({
  'app.json': JSON.stringify({ pages: ['pages/home', 'pages/call', 'pages/cover', 'pages/guest'] }),
  'app.js': 'App({})',
  'pages/home.js': `Page({ data: { status: 'open' }, call() { my.navigateTo({ url: '/pages/call' }); } })`,
  'pages/home.axml': '<view/>',
  'pages/call.js': callPage,
  'pages/call.axml': room,
  'pages/cover.js': 'Page({})',
  'pages/cover.axml': '<view/>',
  'pages/guest.js': `Page({ data: { status: 'idle', shown: false, id: 'r', enableCamera: true, mute: false, extraInfo: {} } })`,
  'pages/guest.axml': room,
});

const url = (stream: string): string => `rtmp://media.example/live/${stream}`;

/** What the call page says, and the attributes of its component. */
export interface Lie extends Partial<Said> {
  readonly shown?: boolean;
  readonly enableCamera?: boolean;
  readonly mute?: boolean;
  readonly extraInfo?: object;
}

export const both = { rtmpPushUrl: url('own'), rtmpPullUrl: url('remote') };
export const talking: Lie = {
  status: 'connected',
  publisher: 'PUBLISHING',
  player: 'PLAYING',
  shown: true,
  extraInfo: both,
};

/** A phone on the home page, and a remote stream to play. */
export const staged = async (
  profile: Partial<DeviceProfile> = {},
): Promise<{ world: World; phone: Phone }> => {
  const world = createWorld({ program });
  world.media.publish(url('remote'));
  const phone = world.phone('A', { profile });
  phone.launch();
  await world.run(20);
  return { world, phone };
};

/** A phone on the call page, in a call where the page says what is sent. */
export const inCall = async (
  profile: Partial<DeviceProfile> = {},
): Promise<{ world: World; phone: Phone }> => {
  const { world, phone } = await staged(profile);
  phone.page.call('call');
  await world.run(20);
  say(phone, talking);
  await world.run(100);
  return { world, phone };
};

export const say = (phone: Phone, lie: Lie): void => {
  phone.page.call('setData', lie);
};

export const kindsOn = ({ saidAndSent }: Phone): readonly string[] =>
  saidAndSent.disagreements.map(({ kind }) => kind);
