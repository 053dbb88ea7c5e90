/** What the lobby says. */
import type { InLanguage, Words } from './word.ts';

export const lobbyWords = {
  /** of the navigation bar */
  title: ['视频通话', 'Video call'],
  tagline: ['一对一视频通话', 'Video calls for two'],
  /** `{room}` */
  invited: ['邀请你加入房间 {room}', 'You are invited to room {room}'],
  namePlaceholder: ['可不填', 'Optional'],
  roomPlaceholder: ['和对方填一样的', 'The same for both of you'],
  bothOff: ['摄像头和麦克风都关，可能收不到对方', 'With both off you may not receive the other person'],
  join: ['加入通话', 'Join call'],
  /** `{room}` */
  joinRoom: ['加入房间 {room}', 'Join room {room}'],
  watch: ['仅观看', 'Watch only'],
  watchHint: ['不发送自己的画面和声音', 'Without being seen or heard'],
  notConfigured: ['还没有设置通话服务', 'No call service is set up yet'],
  configure: ['去设置', 'Set up'],
  settings: ['设置', 'Settings'],
  shareTitle: ['来和我视频通话', 'Join my video call'],
  /** `{room}` */
  shareDescription: ['点一下加入房间 {room}', 'One tap to join room {room}'],
} satisfies Words;

export type LobbyTexts = InLanguage<typeof lobbyWords>;
