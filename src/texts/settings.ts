/** What the settings page says, apart from the names of its fields. */
import type { FieldName, Settings } from '../settings/settings.ts';
import type { InLanguage, Word, Words } from './word.ts';

/** The settings that have a field on the settings page; the lobby has the others. */
export type SettingsField = Exclude<FieldName, 'userName' | 'lastRoom' | 'camera' | 'microphone'>;

export type SettingsGroup = 'service' | 'temporary' | 'mrtc' | 'picture' | 'app';

export const settingsWords = {
  /** of the navigation bar */
  title: ['设置', 'Settings'],
  groups: {
    service: {
      title: ['通话服务', 'Call service'],
      hint: ['填了就不用填临时凭证', 'Replaces the temporary credentials'],
    },
    temporary: {
      title: ['临时凭证', 'Temporary credentials'],
      hint: ['从 ZEGO 控制台生成，只保存在这台手机', 'From the ZEGO console, kept on this phone only'],
    },
    mrtc: {
      title: ['支付宝音视频', 'Alipay real-time media'],
      hint: ['开通后由支付宝或 ZEGO 提供', 'From Alipay or ZEGO, once enabled'],
    },
    picture: { title: ['画质', 'Picture'], hint: ['下次通话生效', 'From the next call on'] },
    app: { title: ['其他', 'Other'], hint: ['', ''] },
  } satisfies Record<SettingsGroup, Words>,
  /** what a label cannot say */
  hints: {
    server: ['只有 ZEGO 支付宝版要填', 'Only for the ZEGO Alipay build'],
    userId: [
      '和 Token 的一样；凭证服务器知道是谁就不用填',
      'As in the token; empty where your server knows who you are',
    ],
    token: ['24 小时内有效', 'Valid for 24 hours'],
    mrtcUserId: ['字母、数字和下划线', 'Letters, digits and underscores'],
    minBitrate: ['kbps，可不填', 'kbps, optional'],
    maxBitrate: ['kbps，可不填', 'kbps, optional'],
    telemetry: ['发给 ZEGO，不含凭证', 'For ZEGO, without credentials'],
  } satisfies Partial<Record<SettingsField, Word>>,
  choices: {
    resolution: { 0: ['流畅 360P', '360p'], 1: ['清晰 540P', '540p'], 2: ['高清 720P', '720p'] },
    fps: { 15: ['15 帧', '15 fps'], 30: ['30 帧', '30 fps'] },
    language: { system: ['跟随系统', 'As the phone'], zh: ['中文', 'Chinese'], en: ['English', 'English'] },
    telemetry: { redacted: ['发送', 'Send'], off: ['不发送', 'Do not send'] },
  } satisfies { [Field in 'resolution' | 'fps' | 'language' | 'telemetry']: Record<Settings[Field], Word> },
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  notStored: ['没有存下，请重试', 'Not stored, please try again'],
} satisfies Words;

export type SettingsTexts = InLanguage<typeof settingsWords>;
