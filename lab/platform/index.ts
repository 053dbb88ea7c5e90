/** One `my.*` over ports, and the in-process network. */
export { createMy, type Leftovers } from './create-my.ts';
export { Device, deviceProfiles, type DeviceProfile } from './device.ts';
export type { GatewayPort } from './gateway-port.ts';
export { LoopbackNetwork, type HttpRoute, type SocketServer } from './loopback-network.ts';
export { PlatformFaults, platformFaults } from './platform-faults.ts';
export { PhoneEvents } from './phone-events.ts';
export type * from './ports.ts';
export { RtcRoomContexts, type RtcRoomControls } from './rtc-room-contexts.ts';
export { MemoryStorage } from './storage.ts';
export { streamOf, withoutQuery } from './stream-url.ts';
export { dateOf } from './wall-clock.ts';
