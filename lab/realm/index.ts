/** The built mini-program on phones in virtual time. */
export { BareRealm } from './bare-realm.ts';
export { Media } from './media.ts';
export { nodeSettle } from './node-settle.ts';
export type { Page } from './page.ts';
export type { Patch } from './patch-ledger.ts';
export type { Phone } from './phone.ts';
export { promiseOrders, type PromiseOrder } from './promise-order.ts';
export { directoryFiles, recordFiles, type ProgramFiles } from './program-files.ts';
export { createWorld, eventOrders, type EventOrder, type World, type WorldOptions } from './world.ts';
