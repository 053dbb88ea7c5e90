/** The built mini-program on phones in virtual time. */
export { BareRealm } from './bare-realm.ts';
export type { ConsoleEntry } from './captured-console.ts';
export { Media } from './media.ts';
export type { LaunchOptions } from './mini-program.ts';
export { nodeSettle } from './node-settle.ts';
export type { Page } from './page.ts';
export type { PageView, Target } from './page-view.ts';
export type { Patch, PatchLedger } from './patch-ledger.ts';
export type { Phone, PhoneOptions } from './phone.ts';
export { promiseOrders, type PromiseOrder } from './promise-order.ts';
export { directoryFiles, recordFiles, type ProgramFiles } from './program-files.ts';
export type { RtcRoom } from './rtc-room.ts';
export type { SaidAndSent } from './said-and-sent.ts';
export type { RtcRoomBehaviour } from './rtc-room-behaviour.ts';
export type { Mount } from './rtc-room-component.ts';
export type { TraceEntry } from './trace.ts';
export { createWorld, eventOrders, type EventOrder, type World, type WorldOptions } from './world.ts';
