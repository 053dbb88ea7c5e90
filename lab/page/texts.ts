/** The words of the lab itself, in two languages. The phones' words are the product's own (`src/texts`). */
import type { FaultGroup, FaultId } from './faults.ts';
import type { Language } from './phone-address.ts';
import type { EntrySource } from './event-log.ts';

export interface LabTexts {
  readonly title: string;
  readonly lead: string;
  /** before the name of somebody else's mini-program */
  readonly guestLead: string;
  readonly language: string;
  readonly otherLanguage: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly screen: string;
  readonly screens: { readonly tall: string; readonly small: string; readonly wide: string };
  readonly back: string;
  readonly restart: string;
  readonly alone: string;
  readonly saveTrace: string;
  readonly inspector: string;
  readonly phone: string;
  readonly chart: string;
  readonly chartOf: string;
  readonly noCall: string;
  readonly noChart: string;
  readonly drawing: string;
  readonly labels: string;
  readonly lastStep: string;
  readonly next: string;
  readonly log: string;
  readonly sources: Readonly<Record<EntrySource, string>>;
  readonly clear: string;
  readonly emptyLog: string;
  readonly faults: string;
  readonly faultsFor: string;
  readonly reset: string;
  readonly groups: Readonly<Record<FaultGroup, string>>;
  readonly faultNames: Readonly<Record<FaultId, string>>;
  readonly faultHints: Readonly<Record<FaultId, string>>;
  readonly platform: string;
  readonly platforms: {
    readonly android: string;
    readonly iphone: string;
    readonly iphoneDeafContext: string;
  };
}

const zh: LabTexts = {
  title: 'Callchart 实验台',
  lead: '两部手机，真的页面，真的 ZEGO SDK；状态图就是正在跑的那一张',
  guestLead: '两部手机，跑的小程序是',
  language: '语言',
  otherLanguage: 'English',
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  screen: '屏幕',
  screens: { tall: '375 × 812', small: '320 × 568', wide: '812 × 375 横屏' },
  back: '返回手势',
  restart: '重启',
  alone: '单独打开',
  saveTrace: '导出记录',
  inspector: '检视器',
  phone: '手机',
  chart: '状态图',
  chartOf: '看谁的状态图',
  noCall: '还没有通话：在手机上点“加入通话”，状态图就亮起来',
  noChart: '实验台看不到这个小程序内部，所以没有状态图；服务器事件和故障照样可用',
  drawing: '正在画状态图',
  labels: '显示事件',
  lastStep: '刚才',
  next: '接下来可能',
  log: '事件',
  sources: { chart: '状态图', sdk: 'SDK 调用', server: '服务器', fault: '故障' },
  clear: '清空',
  emptyLog: '还没有事件',
  faults: '制造故障',
  faultsFor: '对哪部手机',
  reset: '全部恢复',
  groups: { network: '网络', room: '房间', token: 'Token', streams: '音视频流', devices: '手机' },
  faultNames: {
    offline: '断网',
    halfOpen: '有网但不通',
    slow: '网络很慢',
    dropSocket: '连接断开一次',
    muteGateway: '服务器不回应',
    kickOther: '另一台设备登录',
    kickServer: '被服务器踢出',
    loginRefused: '拒绝登录',
    thirdUser: '第三个人进来',
    tokenSoon: 'Token 快过期',
    tokenExpired: 'Token 已过期',
    publishOnce: '推流失败一次',
    publishAlways: '推流总失败',
    playOnce: '拉流失败一次',
    playAlways: '拉流总失败',
    flap: '对方的流闪断',
    noCamera: '不给摄像头',
    noMicrophone: '不给麦克风',
    noResource: '缺少视频组件',
    clockBack: '时钟调慢一小时',
    background: '切到后台',
  },
  faultHints: {
    offline: '手机没有网络，直到再点一次',
    halfOpen: '连接还在，发什么都到不了，直到再点一次',
    slow: '每条消息慢 1.5 秒，直到再点一次',
    dropSocket: '连接断一次，SDK 自己会重连',
    muteGateway: '服务器不听也不说，直到再点一次',
    kickOther: '同一个用户在别处登录了',
    kickServer: '服务器把这个用户请出房间',
    loginRefused: '之后的登录都被拒绝：挂断再加入就看得到',
    thirdUser: 'Carol 带着画面进来：一对一只播第一路，其余排队',
    tokenSoon: '断一次连接，重连后 Token 只剩 31 秒',
    tokenExpired: '这个 Token 从现在起无效',
    publishOnce: '正在推的流断掉，下一次成功',
    publishAlways: '推流一直失败，直到再点一次',
    playOnce: '正在播的流断掉，下一次成功',
    playAlways: '拉流一直失败，直到再点一次',
    flap: '对方的流删除，40 毫秒后又回来',
    noCamera: '用户收回摄像头权限，加入时会看到提示',
    noMicrophone: '用户收回麦克风权限，加入时会看到提示',
    noResource: '安卓的视频组件没有下载，加入时会看到提示',
    clockBack: '用户改了手机时间，再点一次改回来：通话时长不该变',
    background: '小程序不在前台，摄像头停下',
  },
  platform: '机型',
  platforms: { android: '安卓', iphone: 'iPhone', iphoneDeafContext: 'iPhone，开关摄像头要重新挂载' },
};

const en: LabTexts = {
  title: 'Callchart lab',
  lead: 'Two phones, the real pages, the real ZEGO SDK; the chart is the one that runs',
  guestLead: 'Two phones, running the mini-program',
  language: 'Language',
  otherLanguage: '中文',
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  screen: 'Screen',
  screens: { tall: '375 × 812', small: '320 × 568', wide: '812 × 375 sideways' },
  back: 'Back gesture',
  restart: 'Restart',
  alone: 'Open alone',
  saveTrace: 'Save trace',
  inspector: 'Inspector',
  phone: 'Phone',
  chart: 'Statechart',
  chartOf: 'Whose chart',
  noCall: 'No call yet: tap “Join” on the phone and the chart lights up',
  noChart: 'The lab cannot look into this mini-program, so it shows no chart; server events and faults work',
  drawing: 'Drawing the chart',
  labels: 'Show events',
  lastStep: 'Just now',
  next: 'What can come next',
  log: 'Events',
  sources: { chart: 'Chart', sdk: 'SDK calls', server: 'Server', fault: 'Faults' },
  clear: 'Clear',
  emptyLog: 'Nothing yet',
  faults: 'Make it fail',
  faultsFor: 'Which phone',
  reset: 'Restore all',
  groups: { network: 'Network', room: 'Room', token: 'Token', streams: 'Streams', devices: 'Phone' },
  faultNames: {
    offline: 'Offline',
    halfOpen: 'Online, nothing arrives',
    slow: 'Slow network',
    dropSocket: 'Drop the socket',
    muteGateway: 'Server goes silent',
    kickOther: 'Login elsewhere',
    kickServer: 'Kicked by server',
    loginRefused: 'Refuse login',
    thirdUser: 'Third user joins',
    tokenSoon: 'Token about to expire',
    tokenExpired: 'Token expired',
    publishOnce: 'Publish fails once',
    publishAlways: 'Publish always fails',
    playOnce: 'Play fails once',
    playAlways: 'Play always fails',
    flap: 'Remote stream flaps',
    noCamera: 'Camera denied',
    noMicrophone: 'Microphone denied',
    noResource: 'RTC resource missing',
    clockBack: 'Clock an hour back',
    background: 'In background',
  },
  faultHints: {
    offline: 'The phone has no network until you press again',
    halfOpen: 'Sockets stay open, nothing gets through, until you press again',
    slow: 'Every message takes 1.5 s longer until you press again',
    dropSocket: 'The socket breaks once; the SDK reconnects by itself',
    muteGateway: 'The server neither listens nor speaks until you press again',
    kickOther: 'The same user has logged in on another device',
    kickServer: 'The server removes this user from the room',
    loginRefused: 'Logins are refused from now on: hang up and join to see it',
    thirdUser: 'Carol comes with a picture: a 1v1 call plays the first stream and queues the rest',
    tokenSoon: 'The socket drops once; the token then has 31 s left',
    tokenExpired: 'This token counts for nothing from now on',
    publishOnce: 'The running push breaks, the next one succeeds',
    publishAlways: 'Every push fails until you press again',
    playOnce: 'The running pull breaks, the next one succeeds',
    playAlways: 'Every pull fails until you press again',
    flap: 'The remote stream is deleted and is back 40 ms later',
    noCamera: 'The user takes the camera back; joining says so',
    noMicrophone: 'The user takes the microphone back; joining says so',
    noResource: 'Android has not downloaded the component; joining says so',
    clockBack: 'The user sets the clock, and sets it right as you press again: the call time must not mind',
    background: 'The mini-program is not in front; the camera stops',
  },
  platform: 'Model',
  platforms: { android: 'Android', iphone: 'iPhone', iphoneDeafContext: 'iPhone that remounts for camera' },
};

export const labTexts = (language: Language): LabTexts => (language === 'en' ? en : zh);
