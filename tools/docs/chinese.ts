/**
 * The Chinese of what the generated pages take from doc comments, which are English. A missing sentence leaves its cell
 * empty, so that nobody who changes the chart has to know Chinese; a sentence for what is gone is a type error.
 */
import type { CallEvent, CallPolicy, CallView } from '../../machines/index.ts';

/** A sentence in both languages. */
export interface InBoth {
  readonly en: string;
  readonly zh: string;
}

type PolicyName = keyof CallPolicy;
/** The view's keys, with those of `can` as the page binds them. */
type ViewKey = keyof CallView | `can.${keyof CallView['can']}`;

type Chinese<Name extends string> = { readonly [Key in Name]?: string };

export const chineseOfEvents: Chinese<CallEvent['type']> = {
  'page.ready': '页面布局完成（`Page.onReady`），从此可以请求流',
  'page.joinTapped': '开始通话，带着用户在首页的选择',
  'page.retryTapped': '再来一次：通话结束后是房间，放弃了的流是那条流',
  'page.withoutCameraTapped': '摄像头被拒绝后，不开摄像头加入',
  'page.leaveTapped': '挂断',
  'page.unloaded': '页面没了：立即离开，什么都不再显示',
  'page.publishTapped': '发送画面和声音，重试次数用完后也可以',
  'page.stopPublishTapped': '停止发送',
  'page.playTapped': '接收对方，重试次数用完后也可以',
  'page.stopPlayTapped': '停止接收',
  'page.cameraTapped': '开关摄像头',
  'page.microphoneTapped': '开关麦克风',
  'page.switchCameraTapped': '翻转摄像头，组件支持时',
  'zego.roomConnecting': 'SDK 失去了房间，自己在重连',
  'zego.roomConnected': '登录成功，或断网后恢复',
  'zego.roomDisconnected': '这次会话的房间结束了：退出、被拒、被踢或放弃',
  'zego.usersEntered': '有人进来，或登录时已在房间',
  'zego.usersLeft': '有人离开，或崩溃后被 ZEGO 移除',
  'zego.onlineCountChanged': '房间里的人数，包括自己',
  'zego.streamsAdded': '对方开始推流：拉第一条，其余排队',
  'zego.streamsDeleted': '对方停止推流：正在拉的立即停止',
  'zego.streamExtraInfoUpdated': '对方开关了摄像头或麦克风',
  'zego.publishing': '`publisherStateUpdate` PUBLISHING：组件在推流',
  'zego.publishEnded': '`publisherStateUpdate` NO_PUBLISH：没推上去，或中断了',
  'zego.hangUpReceived': '自定义信令：对方说明是主动离开',
  'zego.playing': '`playerStateUpdate` PLAYING：组件在播放',
  'zego.playEnded': '`playerStateUpdate` NO_PLAY：没拉到，或中断了',
  'zego.tokenWillExpire': 'Token 还有 30 秒到期',
  'rtcRoom.shown': '`setData` 已把组件放上页面',
  'rtcRoom.hidden': '组件已停止并离开页面',
  'rtcRoom.rtmpEvent': '这次挂载的某个地址的结果；转给 SDK，由它通知其余',
  'rtcRoom.failed': '组件的 `onError`',
  'rtcRoom.informed': '状态图不处理的组件事件',
  'network.changed': '`my.onNetworkStatusChange`',
  'visibility.changed': '页面或整个小程序被隐藏或显示',
  'audio.interruptionEnded': '来电或闹钟占用了摄像头和麦克风；失去的不会自己回来',
  'adapter.malformedEvent': '适配器看不懂收到的东西，或发给通话的不是事件；`name` 是事件名，从不含内容',
  'preflight.passed': '正在检查的一项（客户端、音视频组件或权限）通过',
  'preflight.failed': '正在检查的一项缺失、太旧或被拒绝',
  'credentials.received': '凭证属于谁；秘密留在外壳里',
  'credentials.failed': '凭证服务器没有应答，或拒绝了',
  'login.succeeded': '`loginRoom` 成功',
  'login.failed': '`loginRoom` 失败',
  'publish.urlReceived': '`startPublishingStream` 给了推流地址，由外壳保管',
  'publish.failed': '`startPublishingStream` 没给地址',
  'play.urlReceived': '`startPlayingStream` 给了拉流地址，由外壳保管',
  'play.failed': '`startPlayingStream` 没给地址',
  'token.renewed': '新 Token 已取到并交给 SDK',
  'token.failed': '取不到新 Token，或 SDK 拒绝了',
};

/** By the English name of the union. */
export const chineseOfSources: Chinese<string> = {
  PageEvent: '用户的点击和页面生命周期',
  ZegoEvent: 'ZEGO 引擎的回调',
  RtcRoomEvent: '`<rtc-room>` 组件',
  PlatformEvent: '手机',
  MalformedEvent: '适配器',
  ResultEvent: '状态图所调用的 actor 的结果',
};

export const chineseOfPolicies: Chinese<PolicyName> = {
  checkTimeout: '准备的每一步；客户端和权限检查到时算通过',
  loginTimeout: '`loginRoom` 既不成功也不失败',
  reconnectLimit: 'SDK 300 秒后放弃；这里只兜住不说话的 SDK',
  logoutTimeout: '停流和退出合计；无论如何随后销毁引擎',
  urlTimeout: '等推流或拉流地址',
  startTimeout: '从有地址到组件第一次报告推上或播出',
  showTimeout: '等 `setData` 回调把组件放上页面',
  hideTimeout: '等 `setData` 回调拿掉组件，以及它的 `stop`',
  renewTimeout: '等新 Token',
  resourceRetries: '`prepareRTCResource`',
  credentialsRetries: '连不上凭证服务器时；被拒绝就不再问',
  publishRetries: '每次用新的流 ID',
  playRetries: '重新挂载会让自己的画面闪一下，对方也可能要等一会：更慢，合计一分多钟',
  renewRetries: '最后一次之后保留旧 Token：仅仅过期不会结束通话',
  rejoinRetries: 'SDK 放弃房间之后，或用过期 Token 登录之后；外壳再加随机抖动',
  gainQuiet: '多了一个想要的地址后的安静时间',
  lossQuiet: '只少了地址后的安静时间',
  refreshQuiet: '开关摄像头、麦克风需要重新挂载时，点击后的安静时间',
  firstMountHold: '用户还什么都看不到时，为等待中的地址最多拖延',
  remountHold: '已有画面时，为等待中的地址最多拖延',
};

export const chineseOfView: Chinese<ViewKey> = {
  status: '通话进行到哪里；决定页面的标题',
  room: '房间号；通话后保留，便于再试',
  publisher: '自己的流怎样了',
  player: '对方的流怎样了',
  remote: '对方的名字：正在拉谁的流，否则谁在房间；没人时为空',
  remoteEnd: '对方为什么不在了；对方仍在名单上但什么都收不到时也是 lost',
  remoteCamera: '对方是否说自己开着摄像头；没说算开',
  remoteMicrophone: '对方的麦克风，同上',
  crowded: '房间里有第三个人，他的流在排队',
  camera: '用户想开摄像头',
  microphone: '用户想开麦克风',
  can: '现在哪些按钮有用',
  'can.join': '再次加入',
  'can.leave': '挂断',
  'can.publish': '发送',
  'can.stopPublish': '停止发送',
  'can.play': '接收',
  'can.stopPlay': '停止接收',
  'can.devices': '摄像头和麦克风',
  'can.withoutCamera': '摄像头被拒绝后仍然加入',
  error: '发生了什么；没有问题时为空',
  errorCode: '给客服看的厂商错误码',
  nextStep: '用户能做什么',
};

/** Of the groups that `errorKinds` is divided into. */
export const chineseOfErrorGroups: Chinese<string> = {
  'what the user or the developer typed': '填写的内容',
  'before the room': '进房间之前',
  'configuration at ZEGO or Alipay': 'ZEGO 或支付宝的配置',
  'the room': '房间',
  streams: '流',
  'the rest': '其他',
};
