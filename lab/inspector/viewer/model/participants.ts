/** Who talks to the chart and whom it drives: the columns of the sequence view. */
export const participants = ['user', 'page', 'chart', 'sdk', 'rtcRoom', 'gateway'] as const;
export type Participant = (typeof participants)[number];

export interface Message {
  readonly from: Participant;
  readonly to: Participant;
  readonly text: string;
}

type Rule = readonly [pattern: RegExp, who: Participant];

/** The first that fits. Replies to requests of the SDK come from the gateway; what it only reports of itself does not. */
const senders: readonly Rule[] = [
  [/^page\..*Tapped$/, 'user'],
  [/^(page|network|visibility|audio|prepare|interruption|adapter|device)/, 'page'],
  [/^rtcRoom\./, 'rtcRoom'],
  [/^zego\.(publish|play)/, 'sdk'],
  [/^(zego|login|publisher|player|token)\./, 'gateway'],
  [/^xstate\./, 'chart'],
];

const receivers: readonly Rule[] = [
  [/(RtcRoom|applyDevices)$/, 'rtcRoom'],
  [/(login|logout)Room$/, 'gateway'],
  [/(Publishing|Playing|renewToken|updatePlayerState|disposeEngine|tellDevices)$/, 'sdk'],
];

const find = (rules: readonly Rule[], name: string): Participant =>
  rules.find(([pattern]) => pattern.test(name))?.[1] ?? 'page';

export const messageOfEvent = (type: string, text: string): Message => ({
  from: find(senders, type),
  to: 'chart',
  text,
});

export const messageOfCommand = (command: string): Message => ({
  from: 'chart',
  to: find(receivers, command),
  text: command,
});
