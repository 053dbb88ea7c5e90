/** What the call page says. A file of its own, for the call page alone needs it: it stays out of the main package. */
import type {
  CallStatus,
  CallView,
  ErrorKind,
  NextStep,
  PlayerState,
  PublisherState,
} from '../../machines/index.ts';
import { inLanguage } from './word.ts';
import type { InLanguage, Language, Word, Words } from './word.ts';

/** A step that the page can take for the user is a button; what only the user can do is a sentence. */
type NextStepWords = { button: Word; sentence?: Word } | { sentence: Word };

const callWords = {
  /** of the navigation bar */
  title: ['通话', 'Call'],
  status: {
    idle: ['马上就好', 'Just a moment'],
    preparing: ['正在准备', 'Preparing'],
    loggingIn: ['正在进入房间', 'Joining the room'],
    connected: ['已进入房间', 'In the room'],
    reconnecting: ['正在重连', 'Reconnecting'],
    leaving: ['正在挂断', 'Hanging up'],
    ended: ['通话已结束', 'Call ended'],
    blocked: ['还不能通话', 'Not ready to call'],
  } satisfies Record<CallStatus, Word>,
  publisher: {
    NO_PUBLISH: ['我的画面：未发送', 'Not sending'],
    PUBLISH_REQUESTING: ['我的画面：准备发送', 'Starting to send'],
    PUBLISHING: ['我的画面：发送中', 'Sending'],
  } satisfies Record<PublisherState, Word>,
  player: {
    NO_PLAY: ['对方画面：未接收', 'Not receiving'],
    PLAY_REQUESTING: ['对方画面：准备接收', 'Starting to receive'],
    PLAYING: ['对方画面：接收中', 'Receiving'],
  } satisfies Record<PlayerState, Word>,
  /** what happened */
  errors: {
    invalidInput: ['填写的内容有误', 'Something entered is not valid'],
    roomInvalid: ['这个房间号不能用', 'This room cannot be used'],
    userIdMissing: ['凭证服务器要用户 ID', 'The credentials server asks for a user ID'],
    credentialsMissing: ['还没有填写凭证', 'No credentials are set up'],
    clientTooOld: ['支付宝版本太旧', 'This Alipay is too old'],
    resourceMissing: ['视频组件没有准备好', 'The video component is not ready'],
    cameraDenied: ['没有摄像头权限', 'No permission to use the camera'],
    microphoneDenied: ['没有麦克风权限', 'No permission to use the microphone'],
    credentialsUnreachable: ['凭证服务器没有应答', 'The credentials server does not answer'],
    credentialsRefused: ['凭证服务器拒绝了', 'The credentials server refused'],
    credentialsAddressWrong: [
      '凭证地址不对，或不在域名白名单里',
      'The credentials address is wrong or not on the white list',
    ],
    credentialsMalformed: ['凭证服务器的回答有误', 'The credentials server’s answer is not valid'],
    appIdWrong: ['AppID 不正确', 'The AppID is wrong'],
    notEnabled: ['还没有开通音视频', 'Real-time media is not enabled'],
    tokenMalformed: ['Token 和用户 ID 不匹配', 'The token does not match the user ID'],
    tokenExpired: ['Token 过期了', 'The token has expired'],
    loginRefused: [
      '进不了房间，用户 ID 和 Token 可能不匹配',
      'Could not join; the user ID may not match the token',
    ],
    roomFull: ['房间已满', 'The room is full'],
    loginTimedOut: ['进入房间超时', 'Joining took too long'],
    loginCancelled: ['进入房间被打断', 'Joining was interrupted'],
    leftInBackground: ['离开太久', 'Away for too long'],
    otherCall: ['另一个通话页面接管了通话', 'Another page took over the call'],
    connectionLost: ['连接断开了', 'The connection was lost'],
    networkBroken: ['网络断开了', 'The network is down'],
    kickedByOtherLogin: ['你在另一台设备上加入了', 'You joined on another device'],
    kickedByServer: ['你被移出了房间', 'You were removed from the room'],
    blacklisted: ['你被禁止通话', 'You are not allowed to call'],
    publishForbidden: ['没有权限发送画面', 'No permission to send your picture'],
    streamIdTaken: ['画面编号重复了', 'The number of your picture is already in use'],
    publishFailed: ['画面没能发出去', 'Your picture could not be sent'],
    playFailed: ['收不到对方的画面', 'The other picture could not be received'],
    streamMissing: ['对方还没有画面', 'The other picture is not there yet'],
    dispatchFailed: ['没能接通视频', 'The video could not be set up'],
    rtcRoomFailed: ['视频画面出错了', 'The video picture failed'],
    rateLimited: ['操作太频繁了', 'Too many actions in a short time'],
    serverError: ['通话服务器出错了', 'The call server failed'],
    sdkState: ['通话出错了', 'The call failed'],
    chartFailed: ['通话程序出错，已挂断', 'The call program failed and hung up'],
    unknown: ['出错了', 'Something failed'],
  } satisfies Record<ErrorKind, Word>,
  nextSteps: {
    retry: { button: ['重试', 'Try again'] },
    rejoin: { button: ['重新加入', 'Rejoin'] },
    wait: { sentence: ['请稍等', 'Please wait'] },
    checkNetwork: { sentence: ['请检查网络', 'Please check the network'] },
    chooseRoom: { button: ['换一个房间', 'Another room'] },
    openSettings: { button: ['去设置', 'Settings'] },
    openPermissions: { button: ['去开启', 'Allow'] },
    upgrade: { button: ['去更新', 'Update'], sentence: ['请更新支付宝', 'Please update Alipay'] },
    tryLater: { sentence: ['请稍后再试', 'Please try again later'] },
    contactSupport: { sentence: ['请把下面的代码告诉客服', 'Please give support the code below'] },
  } satisfies Record<NextStep, NextStepWords>,
  room: ['房间 ', 'Room '],
  duration: ['通话时长 ', 'Call time '],
  /** in place of the other side's name */
  nobody: {
    none: ['等待对方加入', 'Waiting for the other person'],
    hungUp: ['对方已挂断', 'They hung up'],
    lost: ['对方可能掉线了', 'They may be offline'],
  } satisfies Record<CallView['remoteEnd'], Word>,
  /** in place of the picture while there is none */
  starting: ['正在接通画面', 'Connecting the picture'],
  notPlaying: ['已停止接收对方的画面', 'You stopped receiving'],
  /** in place of the publisher's state: without camera, and without both */
  soundOnly: ['我的声音：发送中', 'Sending sound only'],
  nothing: ['画面和声音都关着', 'Camera and sound off'],
  invite: ['把房间号告诉对方，或点右上角分享', 'Tell them the room, or share from the menu'],
  endedByYou: ['你已离开房间', 'You left the room'],
  withoutCamera: ['不开摄像头加入', 'Join without camera'],
  remoteCameraOff: ['对方关了摄像头', 'Their camera is off'],
  remoteMuted: ['对方静音', 'They are muted'],
  crowded: ['房间里有第三个人在等', 'A third person is waiting in the room'],
  mute: ['静音', 'Mute'],
  unmute: ['取消静音', 'Unmute'],
  cameraOff: ['关摄像头', 'Camera off'],
  cameraOn: ['开摄像头', 'Camera on'],
  switchCamera: ['翻转', 'Flip'],
  publish: ['发送画面', 'Send'],
  stopPublish: ['停止发送', 'Stop sending'],
  play: ['接收画面', 'Receive'],
  stopPlay: ['停止接收', 'Stop receiving'],
  tryNow: ['立即重试', 'Try again now'],
  leave: ['挂断', 'Hang up'],
  confirmLeave: ['要挂断吗？', 'Hang up?'],
  back: ['返回首页', 'Back to start'],
  /** what the flight recorder holds, for whoever looks into the failure */
  copyTrace: ['复制通话记录', 'Copy call log'],
  /** what is in it, to be read before it is copied and sent to somebody */
  traceHint: [
    '记录含时间、状态和错误码，不含姓名、房间号和密钥',
    'The log holds times, states and error codes; no names, rooms or keys',
  ],
  copied: ['已复制，可发给客服', 'Copied: send it to support'],
} satisfies Words;

export type CallTexts = InLanguage<typeof callWords>;

export const callTexts = (language: Language): CallTexts => inLanguage(callWords, language);
