/** One `my.*` over ports, and the in-process network. */
export { createMy, type Leftovers, type My } from './create-my.ts';
export { Device, deviceProfiles, type DeviceChange, type DeviceProfile, type NetworkType } from './device.ts';
export type { GatewayPort } from './gateway-port.ts';
export {
  LoopbackNetwork,
  type HttpRoute,
  type LoopbackNetworkOptions,
  type SocketServer,
} from './loopback-network.ts';
export { PlatformFaults, platformFaults, type PlatformFault } from './platform-faults.ts';
export { PhoneEvents, type AppShown } from './phone-events.ts';
export type * from './ports.ts';
export { RtcRoomContexts, type RtcRoomContextCall, type RtcRoomSurface } from './rtc-room-contexts.ts';
export { MemoryStorage } from './storage.ts';
