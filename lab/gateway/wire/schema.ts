/**
 * The messages between the SDK and ZEGO's service, as field numbers observed on the wire of npm
 * `zego-express-engine-miniprogram` 3.6.0. First the link ("accesshub") messages, one per frame type; then the app
 * configuration inside one of them; then the room messages that travel inside PC frames.
 * Only fields that somebody here reads or writes are listed; others are skipped when decoding.
 */
import { bool, bytes, int32, int64, message, nested, repeated, text, uint32, uint64 } from './codec.ts';

// --- link: configuration and heartbeat

export const ConfigRequest = message({ txid: uint64(1), appId: uint32(2), idName: text(5) });
export const ConfigResponse = message({
  code: int32(1),
  message: text(2),
  data: nested(
    3,
    message({
      txid: uint64(1),
      /** s; the client accepts 1–10 */
      logicHbInterval: uint32(4),
      /** s; the client accepts 3–30 */
      logicHbTimeout: uint32(5),
      /** s */
      pcEstablishTimeout: uint32(6),
      clientOuterIp: text(9),
      /** ms, Unix time */
      ntpTime: uint64(10),
    }),
  ),
});

export const HeartbeatRequest = message({ txid: uint64(1), ts: int64(2) });
export const HeartbeatResponse = message({ txid: uint64(1), ts: int64(2), ntpTime: uint64(3) });

export const AppConfigRequest = message({
  txid: uint64(1),
  appId: uint32(2),
  idName: text(5),
  configKey: text(6),
  token: text(10),
  etag: uint32(15),
});
export const AppConfigResponse = message({
  code: int32(1),
  message: text(2),
  data: nested(3, message({ txid: uint64(1), data: bytes(2), ts: uint64(3), etag: uint32(4) })),
});

// --- link: tunnelled HTTP, which asks for push and pull hosts

const HttpHeader = message({ name: text(1), val: text(2) });
export const HttpRequest = message({
  txid: uint64(1),
  appId: uint32(2),
  idName: text(5),
  location: text(9),
  headers: repeated(nested(11, HttpHeader)),
  serviceNo: uint32(15),
  methodNo: uint32(16),
});
export const HttpResponse = message({
  txid: uint64(1),
  headers: repeated(nested(2, HttpHeader)),
  statusCode: int32(3),
  body: bytes(4),
});

// --- link: the PC stream that carries the room protocol

export const PcUpward = message({
  txid: uint64(1),
  appId: uint32(2),
  idName: text(5),
  serviceNo: uint32(6),
  ack: bool(7),
  payload: bytes(8),
  wssMessageType: uint32(10),
});
export const PcUpwardAck = message({ txid: uint64(1) });
export const PcEstablished = message({ elapse: uint32(1), from: uint32(2) });
export const PcDownward = message({ payload: bytes(1), wssMessageType: uint32(2), ts: uint64(3) });
export const StreamClosed = message({ code: int32(1), msg: text(2) });

// --- app configuration, inside AppConfigResponse

const ServiceInfo = message({ protocol: uint32(2), urlTemplate: text(3), resolveType: uint32(4) });
/** resourceType 1 = RTC */
const ResourceInfo = message({ resourceType: uint32(1), serviceInfo: repeated(nested(2, ServiceInfo)) });
export const InitConfig = message({
  appConfig: nested(1, message({ testId: int32(1), domain: text(2) })),
  speedlogConfig: nested(
    4,
    message({ roomUserMaxCount: int32(6), roomStreamMaxCount: int32(7), chargeInfoReportCycle: int32(8) }),
  ),
  mediaConfig: nested(
    5,
    message({
      playConfig: nested(1, message({ resourceInfo: repeated(nested(5, ResourceInfo)) })),
      publishConfig: nested(2, message({ resourceInfo: repeated(nested(2, ResourceInfo)) })),
    }),
  ),
});

// --- room: envelope

export const RoomHeader = message({
  cmd: uint32(1),
  seq: uint32(2),
  timestamp: int64(3),
  controls: bytes(4),
  contextKey: uint32(6),
});
const rspHead = nested(1, message({ code: uint32(1), message: text(2) }));
/** A reply that says no more than whether it worked; also the common start of all replies. */
export const RoomResponse = message({ rspHead });

// --- room: streams. Three layouts of the same thing.

const LoginStream = message({
  streamId: text(1),
  streamSid: text(2),
  idName: text(3),
  nickName: text(4),
  createTime: int64(5),
  extraInfo: text(6),
  streamVer: uint32(8),
  streamType: uint32(12),
  streamNid: uint32(13),
});
const ListedStream = message({
  streamId: text(1),
  streamSid: text(2),
  idName: text(3),
  nickName: text(4),
  streamVer: uint32(6),
  createTime: int64(8),
  streamType: uint32(11),
  streamNid: uint32(12),
  extraInfo: text(13),
});
const PushedStream = message({
  streamId: text(1),
  streamSid: text(2),
  idName: text(3),
  nickName: text(4),
  streamVer: uint32(6),
  streamType: uint32(10),
  streamNid: uint32(11),
  extraInfo: text(12),
  createTime: int64(13),
});

// --- room: requests and replies

export const LoginRequest = message({
  appId: uint32(1),
  roomId: text(3),
  idName: text(6),
  nickName: text(7),
  thirdToken: text(16),
  switchSessionId: uint64(19),
  userSessionId: uint64(20),
  /** 1 = the app asked for roomUserUpdate */
  userStateFlag: uint32(22),
  reloginType: uint32(29),
});
export const LoginResponse = message({
  rspHead,
  switchSessionId: uint64(2),
  userSessionId: uint64(3),
  roomSessionId: uint64(4),
  userId: uint64(5),
  retTimestamp: int64(6),
  bigImTimeWindow: uint32(7),
  /** ms */
  liveroomHbInterval: uint32(8),
  /** ms */
  liveroomHbTimeout: uint32(9),
  onlineCount: uint32(10),
  /** required, may be empty */
  anchorInfo: nested(11, message({ idName: text(1) })),
  reloginToken: text(12),
  userlistMergeTimeout: uint32(13),
  userlistInterval: uint32(14),
  /** s; 0 = the client reads the token itself */
  tokenRemainTime: uint32(15),
  streamCount: uint32(18),
  streamListSeq: uint32(19),
  streamInfoList: repeated(nested(20, LoginStream)),
  streamListPushMergeTimeout: uint32(22),
  streamListHbMergeTimeout: uint32(23),
});

export const RoomHeartbeatResponse = message({
  rspHead,
  retTimestamp: int64(2),
  hbInterval: uint32(3),
  hbTimeout: uint32(4),
  streamSeq: uint32(5),
  userSeq: int64(6),
  onlineCount: uint32(7),
  bigImTimeWindow: uint32(8),
  streamRefresh: uint32(11),
});

export const RenewTokenRequest = message({ token: text(1) });
export const RenewTokenResponse = message({
  rspHead,
  tokenRemainTime: uint32(2),
  stopStreamIdList: repeated(text(3)),
});

export const AddStreamRequest = message({ streamId: text(1), extraInfo: text(5), thirdToken: text(7) });
export const AddStreamResponse = message({
  rspHead,
  streamSeq: uint32(2),
  streamSid: text(3),
  streamVer: uint32(4),
  streamNid: uint32(5),
  tokenRemainTime: uint32(6),
});
export const DeleteStreamRequest = message({ streamSid: text(1), streamId: text(2) });
export const UpdateStreamRequest = message({ streamSid: text(1), streamId: text(2), extraInfo: text(5) });
/** Also the reply to UpdateStream. */
export const DeleteStreamResponse = message({ rspHead, streamSeq: uint32(2), streamVer: uint32(3) });
export const StreamListResponse = message({
  rspHead,
  streamListSeq: uint32(2),
  streamInfoList: repeated(nested(3, ListedStream)),
  streamRefresh: uint32(4),
});

export const UserListResponse = message({
  rspHead,
  serverUserSeq: uint64(2),
  serverUserIndex: int64(3),
  /** equal to serverUserIndex on the last page */
  retUserIndex: int64(4),
  userBaseInfoList: repeated(nested(5, message({ idName: text(1), nickName: text(2), role: uint32(3) }))),
});

export const CustomCommandRequest = message({
  pushMessage: bytes(1),
  toUserList: repeated(nested(2, message({ idName: text(1) }))),
});

// --- room: pushes

export const PushRequest = message({
  head: nested(1, message({ subCmd: uint32(1), qosFlag: uint32(2), sendTime: int64(3) })),
  msgBody: bytes(2),
});
/** action 1 = added, 2 = deleted */
export const PushUsers = message({
  serverUserSeq: int64(1),
  userActionList: repeated(
    nested(
      2,
      message({
        action: uint32(1),
        idName: text(2),
        nickName: text(3),
        role: uint32(4),
        loginTime: int64(5),
      }),
    ),
  ),
});
export const PushStreams = message({
  streamSeq: uint32(1),
  streamInfoList: repeated(nested(2, PushedStream)),
});
export const PushUserKickout = message({
  idName: text(1),
  userSessionId: uint64(2),
  kickoutReason: int32(3),
  customReason: text(4),
});
export const PushTokenExpire = message({
  token: text(1),
  stopStreamInfo: nested(2, message({ streamIdList: repeated(text(1)) })),
});
export const PushKickout = message({ reason: uint32(1), message: text(2), isNeedRelogin: uint32(3) });
