/** The adapters one by one, for whoever binds the chart in another way than `bindCall` does. */
export { CallFailure } from './call-failure.ts';

export { zegoEngines } from './zego/create-engine.ts';
export type {
  CreateZegoEngine,
  VendorBuild,
  ZegoCall,
  ZegoEngine,
  ZegoEngineOptions,
  ZegoVendor,
} from './zego/engine.ts';
export { idChecks, maxBytes } from './zego/ids.ts';
export type { IdCheck, IdField, IdRule } from './zego/ids.ts';

export { createRtcRoom, noRtcRoom } from './rtc-room/rtc-room.ts';
export type { MountRequest, RtcRoomPort, RtcRoomData, RtcRoomQuality } from './rtc-room/rtc-room.ts';
export { rtcRoomHandlers } from './rtc-room/events.ts';
export type { RtcRoomHandlers } from './rtc-room/events.ts';

export { parseCredentials } from './credentials/credentials.ts';
export type { Credentials, MrtcCredentials } from './credentials/credentials.ts';
export { endpointCredentials } from './credentials/endpoint-credentials.ts';
export type { EndpointOptions } from './credentials/endpoint-credentials.ts';
export type { CredentialsProvider } from './credentials/provider.ts';
export { secret } from './credentials/secret.ts';
export type { Secret } from './credentials/secret.ts';

export { watchInterruptions } from './alipay/interruptions.ts';
export { keepScreenOn } from './alipay/keep-screen-on.ts';
export { alertBeforeLeaving } from './alipay/leave-alert.ts';
export { watchNetwork } from './alipay/network.ts';
export { checkPermissions, openPermissionSettings } from './alipay/permissions.ts';
export { prepareRtcResource } from './alipay/rtc-resource.ts';
export { checkVersions } from './alipay/versions.ts';
export { watchVisibility } from './alipay/visibility.ts';
