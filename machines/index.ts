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
export type { HideInput, PermissionsInput, RoomInput, Send, ShowInput, StreamInput } from './actors.ts';
export { urlName } from './pair.ts';
export { defaultProfile, policy } from './policy.ts';
export type { CallProfile } from './policy.ts';
export { rejoinWait } from './setup.ts';
export { devices, remoteUser } from './context.ts';
export { streamId } from './stream-id.ts';
export { callMachine } from './call.ts';
export { callView, initialView } from './view.ts';
