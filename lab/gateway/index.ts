/** The gateway's public surface; the Node transport is node/server.ts. */
export { parseFault } from './fault.ts';
export type { Fault } from './fault.ts';
export type { Bot } from './faults.ts';
export { Gateway } from './gateway.ts';
export type { JournalEntry } from './journal.ts';
export type { GatewayConnection, GatewayPeer } from './link.ts';
export type { GatewayOptions } from './options.ts';
export { serverCodes } from './server-codes.ts';
export { checkToken04, readToken04 } from './token04.ts';
