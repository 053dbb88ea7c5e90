/** What each field of the settings is called, and what is said when it breaks a rule. */
import type { FieldRule } from '../settings/field-rules.ts';
import type { FieldName } from '../settings/settings.ts';
import type { Word } from './word.ts';

/** as its label and in the messages below */
export const fieldWords = {
  userName: ['你的名字', 'Your name'],
  lastRoom: ['房间号', 'Room'],
  camera: ['打开摄像头', 'Camera on'],
  microphone: ['打开麦克风', 'Microphone on'],
  endpoint: ['凭证地址', 'Credentials address'],
  appId: ['AppID', 'AppID'],
  server: ['ZEGO 服务器', 'ZEGO server'],
  userId: ['用户 ID', 'User ID'],
  token: ['临时 Token', 'Temporary token'],
  bizName: ['bizName', 'bizName'],
  subBiz: ['subBiz', 'subBiz'],
  serverUrl: ['serverUrl', 'serverUrl'],
  mrtcUserId: ['音视频用户 ID', 'Media user ID'],
  signature: ['签名', 'Signature'],
  resolution: ['清晰度', 'Resolution'],
  fps: ['帧率', 'Frame rate'],
  minBitrate: ['最低码率', 'Lowest bitrate'],
  maxBitrate: ['最高码率', 'Highest bitrate'],
  language: ['语言', 'Language'],
  telemetry: ['诊断日志', 'Diagnostic logs'],
} satisfies Record<FieldName, Word>;

/** `{field}` */
export const ruleWords = {
  empty: ['请填写{field}', '{field} is empty'],
  tooLong: ['{field}太长了', '{field} is too long'],
  illegalCharacters: ['{field}里有不能用的字符', '{field} has characters that cannot be used'],
  notPositiveInteger: ['{field}要填正整数', '{field} must be a positive whole number'],
  notHttpsUrl: ['{field}要以 https:// 开头', '{field} must start with https://'],
  notWssUrl: ['{field}要以 wss:// 开头', '{field} must start with wss://'],
  outOfRange: ['{field}超出了范围', '{field} is out of range'],
  minAboveMax: ['{field}不能高于最高码率', '{field} is above the highest one'],
} satisfies Record<FieldRule, Word>;
