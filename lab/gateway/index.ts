/** The gateway's public surface; the Node transport is node/server.ts. */
export type { Cancel, GatewayClock } from './clock.ts';
export { parseFault, roomRequests } from './fault.ts';
export type { DispatchFailure, Fault, RoomRequest, Times } from './fault.ts';
export type { Bot, Faults } from './faults.ts';
export { Gateway } from './gateway.ts';
export type { Journal, JournalCounts, JournalEntry, JournalEvent } from './journal.ts';
export type { GatewayConnection, GatewayPeer } from './link.ts';
export type { GatewayOptions } from './options.ts';
export type { Member, Room, Stream } from './rooms.ts';
export { kickReasons, serverCodes } from './server-codes.ts';
export type { Answer } from './server-codes.ts';
export type { Scope } from './standing-faults.ts';
export { checkToken04, readToken04 } from './token04.ts';
export type { Token04Contents, Token04Verdict } from './token04.ts';
