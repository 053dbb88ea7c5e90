/** What the call page shows, and nothing that it does not bind. */
import type { ErrorKind, NextStep } from './errors.ts';

export type CallStatus =
  'idle' | 'preparing' | 'loggingIn' | 'connected' | 'reconnecting' | 'leaving' | 'ended';

/** Words of ZEGO's publisherStateUpdate and playerStateUpdate. */
export type PublisherState = 'NO_PUBLISH' | 'PUBLISH_REQUESTING' | 'PUBLISHING';
export type PlayerState = 'NO_PLAY' | 'PLAY_REQUESTING' | 'PLAYING';

export interface CallView {
  readonly status: CallStatus;
  readonly room: string;
  readonly publisher: PublisherState;
  readonly player: PlayerState;
  /** the name of the user whose stream plays or is asked for; '' when there is none */
  readonly remote: string;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** which controls can act now */
  readonly can: {
    readonly join: boolean;
    readonly leave: boolean;
    readonly publish: boolean;
    readonly stopPublish: boolean;
    readonly play: boolean;
    readonly stopPlay: boolean;
    readonly devices: boolean;
  };
  /** '' when nothing is wrong */
  readonly error: ErrorKind | '';
  readonly errorCode: string;
  readonly nextStep: NextStep | '';
}
