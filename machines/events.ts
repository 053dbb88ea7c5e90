/**
 * Every input of the chart, grouped by who sends it. Whatever comes back from outside carries what it belongs to
 * (session, room, stream, attempt, mount), so that an event of another epoch can be told and dropped.
 * No event carries a secret: URLs, tokens and signatures stay in the shell.
 */
import type { CallError } from './errors.ts';

/** The user's taps and the page's lifecycle. */
export type PageEvent =
  | { readonly type: 'page.ready' }
  | {
      readonly type: 'page.joinTapped';
      readonly room: string;
      readonly publish: boolean;
      readonly camera: boolean;
      readonly microphone: boolean;
      /** random, `[a-z0-9]`, from the shell: keeps stream ids of two calls apart */
      readonly nonce: string;
    }
  /** the same again: the room after a call has ended, the stream that was given up */
  | { readonly type: 'page.retryTapped' }
  /** after the camera was denied */
  | { readonly type: 'page.withoutCameraTapped' }
  | { readonly type: 'page.leaveTapped' }
  | { readonly type: 'page.unloaded' }
  | { readonly type: 'page.publishTapped' }
  | { readonly type: 'page.stopPublishTapped' }
  | { readonly type: 'page.playTapped' }
  | { readonly type: 'page.stopPlayTapped' }
  | { readonly type: 'page.cameraTapped' }
  | { readonly type: 'page.microphoneTapped' }
  /** front or back, where the component can */
  | { readonly type: 'page.switchCameraTapped' };

export interface User {
  readonly id: string;
  readonly name: string;
}

/** What somebody sends: mini-programs tell each other in the extra info of their streams, ZEGO does not. */
export interface Devices {
  readonly camera: boolean;
  readonly microphone: boolean;
}

export interface Stream {
  readonly id: string;
  readonly user: User;
  /** null where the other side does not tell */
  readonly devices: Devices | null;
}

interface OfSession {
  /** the number of the engine that sent it; every session has an engine of its own */
  readonly session: number;
}
interface OfRoom extends OfSession {
  readonly room: string;
}
interface OfStream extends OfSession {
  readonly stream: string;
}

/** Callbacks of the ZEGO engine. */
export type ZegoEvent =
  | ({ readonly type: 'zego.roomConnecting' } & OfRoom)
  | ({ readonly type: 'zego.roomConnected' } & OfRoom)
  | ({ readonly type: 'zego.roomDisconnected'; readonly error: CallError | null } & OfRoom)
  | ({ readonly type: 'zego.usersEntered'; readonly users: readonly User[] } & OfRoom)
  | ({ readonly type: 'zego.usersLeft'; readonly users: readonly User[] } & OfRoom)
  | ({ readonly type: 'zego.onlineCountChanged'; readonly count: number } & OfRoom)
  | ({ readonly type: 'zego.streamsAdded'; readonly streams: readonly Stream[] } & OfRoom)
  | ({ readonly type: 'zego.streamsDeleted'; readonly streams: readonly Stream[] } & OfRoom)
  | ({ readonly type: 'zego.streamExtraInfoUpdated'; readonly streams: readonly Stream[] } & OfRoom)
  | ({ readonly type: 'zego.publishing' } & OfStream)
  | ({ readonly type: 'zego.publishEnded'; readonly error: CallError | null } & OfStream)
  /** in a custom command: the other side says that it leaves on purpose */
  | ({ readonly type: 'zego.hangUpReceived'; readonly user: User } & OfRoom)
  | ({ readonly type: 'zego.playing' } & OfStream)
  | ({ readonly type: 'zego.playEnded'; readonly error: CallError | null } & OfStream)
  | ({ readonly type: 'zego.tokenWillExpire' } & OfRoom);

/** `onRtmpEvent` codes of `<rtc-room>`: publish ok / failed, play ok / failed (ZEGO document 18243). */
export const rtmpCodes = [3800, 3801, 3802, 3803] as const;
export type RtmpCode = (typeof rtmpCodes)[number];

interface OfMount {
  /** the generation of the mounted component */
  readonly mount: number;
}

/** The `<rtc-room>` component. */
export type RtcRoomEvent =
  | ({ readonly type: 'rtcRoom.shown' } & OfMount)
  | ({ readonly type: 'rtcRoom.hidden' } & OfMount)
  | ({ readonly type: 'rtcRoom.rtmpEvent'; readonly code: RtmpCode } & OfMount)
  | ({ readonly type: 'rtcRoom.failed'; readonly error: CallError } & OfMount)
  | ({
      readonly type: 'rtcRoom.informed';
      readonly about:
        'roomInfo' | 'participantEnter' | 'participantLeave' | 'audioPlayoutMode' | 'receiveRecordId';
    } & OfMount);

/** The phone. */
export type PlatformEvent =
  | { readonly type: 'network.changed'; readonly online: boolean }
  | { readonly type: 'visibility.changed'; readonly visible: boolean }
  /** a phone call or an alarm took camera and microphone; what is lost does not come back by itself */
  | { readonly type: 'audio.interruptionEnded' };

/** An adapter could not make sense of what it was given; `name` is the vendor's event name, never its payload. */
export type MalformedEvent = {
  readonly type: 'adapter.malformedEvent';
  readonly source: 'zego' | 'rtcRoom';
  readonly name: string;
};

interface OfAttempt extends OfStream {
  readonly attempt: number;
}

/** Results of the actors that the chart invokes. */
export type ResultEvent =
  /** of the client, the real-time resource, or the permissions: of whichever is being checked */
  | ({ readonly type: 'preflight.passed' } & OfSession)
  | ({ readonly type: 'preflight.failed'; readonly error: CallError } & OfSession)
  | ({ readonly type: 'credentials.received'; readonly user: User } & OfSession)
  | ({ readonly type: 'credentials.failed'; readonly error: CallError } & OfSession)
  | ({ readonly type: 'login.succeeded' } & OfSession)
  | ({ readonly type: 'login.failed'; readonly error: CallError } & OfSession)
  | ({ readonly type: 'publish.urlReceived' } & OfAttempt)
  | ({ readonly type: 'publish.failed'; readonly error: CallError } & OfAttempt)
  | ({ readonly type: 'play.urlReceived' } & OfAttempt)
  | ({ readonly type: 'play.failed'; readonly error: CallError } & OfAttempt)
  | ({ readonly type: 'token.renewed' } & OfSession)
  | ({ readonly type: 'token.failed'; readonly error: CallError } & OfSession);

export type CallEvent = PageEvent | ZegoEvent | RtcRoomEvent | PlatformEvent | MalformedEvent | ResultEvent;
