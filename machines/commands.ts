/**
 * What the chart tells the outside to do, without waiting for it. The shell provides each of them; here they stand for
 * "nothing", so that the chart runs alone in the model checks.
 */
import type { CallContext } from './context.ts';
import type { FencedEvent } from './events.ts';

export interface CommandArgs {
  readonly context: CallContext;
  readonly event: FencedEvent;
}

const command = (_args: CommandArgs): void => undefined;

export const commands = {
  /** stopPublishingStream for the publisher's stream */
  stopPublishing: command,
  /** stopPlayingStream for the player's stream */
  stopPlaying: command,
  /** tell the other side that this one hangs up, so that it is not taken for lost */
  tellHangUp: command,
  /** forward `onRtmpEvent` to the SDK's updatePlayerState */
  updatePlayerState: command,
  /** camera and microphone of the mounted component */
  applyDevices: command,
  /** from the front to the back camera of the mounted component, or back */
  switchCamera: command,
  /** tell the other side, in the stream's extra info, what is sent */
  tellDevices: command,
  /** have the SDK dial anew, in place of a socket that may be silent or never open */
  replaceSocket: command,
  /** destroy the engine with all that it left running */
  disposeEngine: command,
};
