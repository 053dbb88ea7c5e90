/** The viewer's words in two languages. Names of states, events and commands are the chart's own in both. */
import { staleSentence } from '../../trace/stale-reason.ts';
import type { Participant } from './model/participants.ts';
import type { GuardAnswer } from './model/guard-answers.ts';
import type { Outcome } from './model/outcome.ts';
import type { SourceState } from './sources/source.ts';

export type Language = 'zh' | 'en';

export interface ViewerTexts {
  readonly title: string;
  readonly otherLanguage: string;
  readonly theme: string;
  readonly themes: { readonly system: string; readonly light: string; readonly dark: string };
  readonly states: Readonly<Record<SourceState, string>>;
  readonly actor: string;
  readonly openTrace: string;
  readonly noActor: string;
  readonly noActorHint: string;
  readonly chart: string;
  readonly drawing: string;
  readonly labels: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly search: string;
  readonly found: string;
  readonly events: string;
  readonly sequence: string;
  readonly bothPhones: string;
  readonly cause: string;
  readonly sinceLast: string;
  readonly fields: string;
  readonly guards: string;
  readonly answers: Readonly<Record<GuardAnswer['answer'], string>>;
  readonly changes: string;
  readonly commands: string;
  readonly none: string;
  readonly filter: string;
  readonly onlyNotTaken: string;
  readonly context: string;
  readonly onlyChanged: string;
  readonly was: string;
  readonly next: string;
  readonly send: string;
  readonly eventType: string;
  readonly payload: string;
  readonly sendButton: string;
  readonly notJson: string;
  readonly cannotSend: string;
  readonly time: string;
  readonly first: string;
  readonly back: string;
  readonly forward: string;
  readonly last: string;
  readonly follow: string;
  readonly stopped: string;
  readonly outcomes: Readonly<Record<Outcome['kind'], string>>;
  /** why an event was not taken; '' where there is nothing to say */
  why(outcome: Outcome): string;
  readonly participants: Readonly<Record<Participant, string>>;
  readonly noDivergence: string;
  readonly diverges: string;
  readonly otherChart: string;
  readonly keys: string;
}

const whyIn = (language: Language, outcome: Outcome): string =>
  outcome.kind === 'dropped' ? staleSentence(language, outcome.reason) : 'why' in outcome ? outcome.why : '';

const zh: ViewerTexts = {
  title: '状态图检视器',
  otherLanguage: 'English',
  theme: '外观',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  states: { waiting: '等待连接', connected: '实时', lost: '连接断开', recorded: '录制文件' },
  actor: '检视对象',
  openTrace: '打开录制文件',
  noActor: '还没有通话',
  noActorHint: '在手机上加入通话，或打开一份录制文件（可拖到这里）',
  chart: '状态图',
  drawing: '正在画状态图',
  labels: '显示事件名',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适应窗口',
  search: '查找状态或事件',
  found: '处',
  events: '事件',
  sequence: '时序',
  bothPhones: '两部手机并排',
  cause: '为什么',
  sinceLast: '距上一步',
  fields: '事件内容',
  guards: '问过的守卫',
  answers: { yes: '通过', no: '不通过', notAsked: '没有问到' },
  changes: '意图与事实的变化',
  commands: '随后的命令',
  none: '无',
  filter: '筛选事件',
  onlyNotTaken: '只看未生效',
  context: '上下文',
  onlyChanged: '只看变化',
  was: '原为',
  next: '可以发生',
  send: '发送事件',
  eventType: '事件名',
  payload: '内容（JSON）',
  sendButton: '发送',
  notJson: '内容不是 JSON 对象',
  cannotSend: '录制文件不能接收事件',
  time: '时间',
  first: '第一个事件',
  back: '上一个事件',
  forward: '下一个事件',
  last: '最后一个事件',
  follow: '跟随',
  stopped: '已停止',
  outcomes: {
    taken: '生效',
    dropped: '丢弃',
    malformed: '格式不对',
    refused: '被守卫拒绝',
    ignored: '无人处理',
  },
  why: (outcome) => whyIn('zh', outcome),
  participants: {
    user: '用户',
    page: '页面',
    chart: '状态图',
    sdk: 'SDK',
    rtcRoom: 'rtc-room',
    gateway: '服务器',
  },
  noDivergence: '重放一致',
  diverges: '重放从这里开始不一致：第',
  otherChart: '由另一版本的状态图录制',
  keys: '← → 逐个事件，Home End 首尾，+ − 0 缩放，/ 查找',
};

const en: ViewerTexts = {
  title: 'Chart inspector',
  otherLanguage: '中文',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  states: { waiting: 'Waiting', connected: 'Live', lost: 'Connection lost', recorded: 'Trace' },
  actor: 'Inspecting',
  openTrace: 'Open trace',
  noActor: 'No call yet',
  noActorHint: 'Join a call on the phone, or open a trace file (you may drop it here)',
  chart: 'Statechart',
  drawing: 'Drawing the chart',
  labels: 'Event names',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  search: 'Find a state or an event',
  found: 'found',
  events: 'Events',
  sequence: 'Sequence',
  bothPhones: 'Both phones',
  cause: 'Why',
  sinceLast: 'after the step before',
  fields: 'What the event says',
  guards: 'Guards that were asked',
  answers: { yes: 'yes', no: 'no', notAsked: 'not asked' },
  changes: 'What changed in intent and fact',
  commands: 'Commands that followed',
  none: 'none',
  filter: 'Filter events',
  onlyNotTaken: 'Not taken only',
  context: 'Context',
  onlyChanged: 'Changes only',
  was: 'was',
  next: 'Can happen next',
  send: 'Send an event',
  eventType: 'Event',
  payload: 'Payload (JSON)',
  sendButton: 'Send',
  notJson: 'The payload is no JSON object',
  cannotSend: 'A trace takes no events',
  time: 'Time',
  first: 'First event',
  back: 'Previous event',
  forward: 'Next event',
  last: 'Last event',
  follow: 'Follow',
  stopped: 'stopped',
  outcomes: {
    taken: 'taken',
    dropped: 'dropped',
    malformed: 'malformed',
    refused: 'refused',
    ignored: 'not handled',
  },
  why: (outcome) => whyIn('en', outcome),
  participants: {
    user: 'User',
    page: 'Page',
    chart: 'Chart',
    sdk: 'SDK',
    rtcRoom: 'rtc-room',
    gateway: 'Server',
  },
  noDivergence: 'replays alike',
  diverges: 'the replay diverges from event',
  otherChart: 'recorded by another version of the chart',
  keys: '← → step, Home End ends, + − 0 zoom, / find',
};

export const viewerTexts = (language: Language): ViewerTexts => (language === 'zh' ? zh : en);
