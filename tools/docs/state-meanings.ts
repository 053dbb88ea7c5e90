/**
 * What each state of the chart means. Beside the chart and not in it, where XState's `description` would go to the phone;
 * the type takes a sentence for every state, and none for a state that is gone.
 */
import type { SnapshotFrom } from 'xstate';
import type { callMachine } from '../../machines/index.ts';
import type { InBoth } from './chinese.ts';

/** `room`, `room.connecting`, `room.connecting.preparing` … of a state value */
type PathsOf<Value> = Value extends string
  ? Value
  : { [Key in keyof Value & string]: Key | `${Key}.${PathsOf<NonNullable<Value[Key]>>}` }[keyof Value &
      string];

/** A state without the machine's name. */
export type StatePath = PathsOf<SnapshotFrom<typeof callMachine>['value']>;

export const stateMeanings: Readonly<Record<StatePath, InBoth>> = {
  room: {
    en: "The connection to the room, in ZEGO's three words and the way between them.",
    zh: '与房间的连接：ZEGO 的三个词，以及它们之间的过程。',
  },
  'room.disconnected': {
    en: 'Out of every room; the engine is destroyed.',
    zh: '不在任何房间，引擎已销毁。',
  },
  'room.disconnected.idle': {
    en: 'No call yet, or the user hung up.',
    zh: '还没有通话，或者用户已挂断。',
  },
  'room.disconnected.ended': {
    en: 'The call ended by itself; the page says why and what next.',
    zh: '通话因故结束；页面说明原因和下一步。',
  },
  'room.connecting': { en: 'On the way into the room, or back into it.', zh: '正在进入或回到房间。' },
  'room.connecting.preparing': {
    en: 'Checks what must be there before a login, what fails cheapest first.',
    zh: '登录前的检查，失败代价最小的在前。',
  },
  'room.connecting.preparing.client': {
    en: 'Are Alipay and its base library new enough?',
    zh: '支付宝和基础库版本够不够新。',
  },
  'room.connecting.preparing.resource': {
    en: "Gets Alipay's real-time component ready (`prepareRTCResource`).",
    zh: '准备支付宝的音视频组件（`prepareRTCResource`）。',
  },
  'room.connecting.preparing.resource.asking': {
    en: '`prepareRTCResource` is on its way; on Android it downloads, the first time.',
    zh: '`prepareRTCResource` 进行中；Android 首次需要下载。',
  },
  'room.connecting.preparing.resource.backingOff': {
    en: 'It failed and is asked once more after a wait.',
    zh: '失败，稍后再试一次。',
  },
  'room.connecting.preparing.permissions': {
    en: 'Asks for camera and microphone, those that the call is to use.',
    zh: '询问这次通话要用的摄像头、麦克风权限。',
  },
  'room.connecting.preparing.credentials': {
    en: 'Gets token, IDs and MRTC parameters.',
    zh: '获取 Token、各项 ID 和 MRTC 参数。',
  },
  'room.connecting.preparing.credentials.asking': {
    en: 'The credentials server is asked, or the settings are read.',
    zh: '正在请求凭证服务器，或读取设置。',
  },
  'room.connecting.preparing.credentials.backingOff': {
    en: 'The server could not be reached; it is asked again after a wait.',
    zh: '连不上服务器，稍后再试。',
  },
  'room.connecting.preparing.credentials.failed': {
    en: 'No credentials: a joined call goes on trying, a new one tells the user. Left at once.',
    zh: '没有凭证：已加入过的通话继续重试，新的通话告诉用户。立即离开此状态。',
  },
  'room.connecting.blocked': {
    en: 'The call cannot begin; waits for the user, with a text and a way on.',
    zh: '通话无法开始；给出说明和出路，等用户处理。',
  },
  'room.connecting.blocked.client': { en: 'Alipay is too old.', zh: '支付宝版本太旧。' },
  'room.connecting.blocked.resource': {
    en: 'The real-time component could not be had.',
    zh: '音视频组件没有准备好。',
  },
  'room.connecting.blocked.permissions': {
    en: "Camera or microphone was denied; coming back from the phone's settings asks again.",
    zh: '摄像头或麦克风被拒绝；从系统设置回来会再问一次。',
  },
  'room.connecting.blocked.credentials': {
    en: 'Credentials are missing, refused or out of reach.',
    zh: '凭证缺失、被拒绝或取不到。',
  },
  'room.connecting.loggingIn': {
    en: '`loginRoom` is sent; waits for its result or for CONNECTED, whichever comes first.',
    zh: '已调用 `loginRoom`，等待它的结果或 CONNECTED，先到先算。',
  },
  'room.connecting.reconnecting': {
    en: 'The network broke and the SDK tries again by itself; the chart leaves it alone.',
    zh: '网络断开，SDK 自己在重连；状态图不打扰它。',
  },
  'room.connecting.rejoining': {
    en: 'The SDK has given up; a new session with new credentials follows after a growing wait.',
    zh: 'SDK 已放弃；等待（越来越久）后用新凭证开始新会话。',
  },
  'room.connected': {
    en: 'In the room: streams may be published and played.',
    zh: '在房间里，可以推流和拉流。',
  },
  'room.disconnecting': {
    en: 'On the way out, because the user left or the room is lost.',
    zh: '正在离开：用户挂断，或房间已失去。',
  },
  'room.disconnecting.stopping': {
    en: 'Waits until publisher and player have stopped what they started.',
    zh: '等推流和拉流停止它们开始的一切。',
  },
  'room.disconnecting.loggingOut': {
    en: '`logoutRoom` is sent; waits for DISCONNECTED.',
    zh: '已调用 `logoutRoom`，等待 DISCONNECTED。',
  },
  'room.disconnecting.loggedOut': {
    en: 'Out: joins again, shows the reason, or rests. Left at once.',
    zh: '已退出：重新加入、显示原因，或结束。立即离开此状态。',
  },
  publisher: { en: 'The own stream.', zh: '自己的流。' },
  'publisher.noPublish': {
    en: 'NO_PUBLISH: nothing is sent, by wish or because the attempts are used up.',
    zh: 'NO_PUBLISH：没有推流，因为不想推，或重试次数已用完。',
  },
  'publisher.active': {
    en: 'The stream is wanted, and the room is there for it.',
    zh: '想推流，而且在房间里。',
  },
  'publisher.active.requesting': {
    en: '`startPublishingStream` is called; waits for the push URL.',
    zh: '已调用 `startPublishingStream`，等待推流地址。',
  },
  'publisher.active.publishRequesting': {
    en: 'PUBLISH_REQUESTING: the URL is there; waits for `<rtc-room>` to publish.',
    zh: 'PUBLISH_REQUESTING：有了地址，等 `<rtc-room>` 推上去。',
  },
  'publisher.active.publishing': {
    en: 'PUBLISHING: camera and microphone are sent.',
    zh: 'PUBLISHING：正在推流。',
  },
  'publisher.active.backingOff': {
    en: 'It failed; the stream is stopped, and another attempt follows under a new stream ID.',
    zh: '失败：停止这条流，稍后用新的流 ID 再试。',
  },
  player: { en: "The other side's stream.", zh: '对方的流。' },
  'player.noPlay': {
    en: 'NO_PLAY: there is no stream, none is wanted, or the attempts are used up.',
    zh: 'NO_PLAY：没有流、不想拉，或重试次数已用完。',
  },
  'player.active': {
    en: 'A remote stream is there and wanted.',
    zh: '有远端流，而且想拉。',
  },
  'player.active.requesting': {
    en: '`startPlayingStream` is called; waits for the pull URL.',
    zh: '已调用 `startPlayingStream`，等待拉流地址。',
  },
  'player.active.playRequesting': {
    en: 'PLAY_REQUESTING: the URL is there; waits for `<rtc-room>` to play.',
    zh: 'PLAY_REQUESTING：有了地址，等 `<rtc-room>` 播放。',
  },
  'player.active.playing': {
    en: 'PLAYING: the other side is seen and heard.',
    zh: 'PLAYING：看得见、听得到对方。',
  },
  'player.active.backingOff': {
    en: 'It failed; the stream is stopped, which the SDK demands, and asked for again after a wait.',
    zh: '失败：停止（SDK 要求先停），稍后再拉。',
  },
  rtcRoom: {
    en: 'The native component, which reads its URLs at creation only.',
    zh: '原生组件，只在创建时读取地址。',
  },
  'rtcRoom.unmounted': { en: 'No component on the page, and none wanted.', zh: '页面上没有组件，也不需要。' },
  'rtcRoom.settling': {
    en: 'The wanted pair of URLs differs from the mounted one; collects changes so that they cost one mount.',
    zh: '想要的一对地址与已挂载的不同；把变化攒在一起，只挂载一次。',
  },
  'rtcRoom.settling.quiet': {
    en: 'Waits until no change comes any more.',
    zh: '等到不再有变化。',
  },
  'rtcRoom.settling.waiting': {
    en: 'Quiet, but a further URL is asked for and may come with the same mount.',
    zh: '没有新变化，但还有一个地址在请求中，争取同一次挂载带上。',
  },
  'rtcRoom.unmounting': {
    en: 'The component is hidden and stopped, for good or to make room for a new one.',
    zh: '隐藏并停止组件：不再需要，或者给新组件让位。',
  },
  'rtcRoom.mounting': {
    en: 'A component of a new generation goes to the page with the wanted pair.',
    zh: '新一代组件带着想要的一对地址放上页面。',
  },
  'rtcRoom.mounted': { en: 'The mounted pair is the wanted one.', zh: '挂载的就是想要的一对。' },
  token: { en: 'The renewal of the token during a call.', zh: '通话中的 Token 续期。' },
  'token.valid': { en: 'Nothing to do, as far as is known.', zh: '目前无需续期。' },
  'token.renewing': {
    en: 'A new token is fetched and handed to the SDK; once at a time.',
    zh: '获取新 Token 并交给 SDK；同时只有一次。',
  },
  'token.backingOff': { en: 'That failed; it is tried again after a wait.', zh: '失败，稍后再试。' },
  presence: { en: 'Whether anybody looks.', zh: '用户是否在看。' },
  'presence.visible': { en: 'The page is on the screen.', zh: '页面在屏幕上。' },
  'presence.hidden': {
    en: 'In the background; too long there gives the call up before Alipay ends the program.',
    zh: '在后台；太久就主动结束通话，赶在支付宝结束小程序之前。',
  },
};
