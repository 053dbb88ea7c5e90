/** The public surface of the chart. */
export type * from './events.ts';
export type * from './errors.ts';
export type { CallContext, Fact, Intent } from './context.ts';
export type { Pair, UrlName } from './pair.ts';
export type { CommandArgs } from './commands.ts';
export type * from './view.ts';
export { rtmpCodes } from './events.ts';
export { errorKinds, nextSteps, nextStepOf } from './errors.ts';
export { shellActor } from './actors.ts';
export type { HideInput, PrepareInput, RoomInput, Send, ShowInput, StreamInput } from './actors.ts';
export { urlName } from './pair.ts';
export { policy } from './policy.ts';
export { callMachine } from './call.ts';
export { callView, initialView } from './view.ts';
