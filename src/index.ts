/**
 * The package's front door: what a mini-program of its own needs for a call on its own page (docs/embedding.md). The chart
 * alone is `callchart/machines`, single adapters are `callchart/adapters`, the words of errors are `callchart/texts`.
 */
export { bindCall, initialCallData } from './bind-call.ts';
export type { BoundCall, CallData, CallOptions, JoinChoice } from './bind-call.ts';
export { rtcRoomPage } from './rtc-room-page.ts';
export type { ZegoVendor } from './adapters/zego/engine.ts';
export { endpointCredentials } from './adapters/credentials/endpoint-credentials.ts';
export type { CredentialsProvider } from './adapters/credentials/provider.ts';
export { prepareRtcResource } from './adapters/alipay/rtc-resource.ts';
export { openPermissionSettings } from './adapters/alipay/permissions.ts';
