/**
 * Every input of the chart, grouped by who sends it. Whatever comes back from outside carries what it belongs to
 * (session, room, stream, attempt, mount), so that an event of another epoch can be told and dropped.
 * No event carries a secret: URLs, tokens and signatures stay in the shell.
 */
import type { CallError } from './errors.ts';

/** The user's taps and the page's lifecycle. */
export type PageEvent =
  /** the page is on top (`Page.onShow`) */
  | { readonly type: 'page.shown' }
  /** another page, or the background, covers it (`Page.onHide`) */
  | { readonly type: 'page.hidden' }
  /** the page is laid out (`Page.onReady`): streams may be asked for from now on */
  | { readonly type: 'page.ready' }
  /** the call begins, with what the user chose in the lobby */
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
  /** hang up */
  | { readonly type: 'page.leaveTapped' }
  /** the page is gone: leave at once, and show nothing any more */
  | { readonly type: 'page.unloaded' }
  /** send camera and microphone, also after the attempts were used up */
  | { readonly type: 'page.publishTapped' }
  /** stop sending */
  | { readonly type: 'page.stopPublishTapped' }
  /** receive the other side, also after the attempts were used up */
  | { readonly type: 'page.playTapped' }
  /** stop receiving */
  | { readonly type: 'page.stopPlayTapped' }
  /** camera on or off */
  | { readonly type: 'page.cameraTapped' }
  /** microphone on or off */
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
  /** the SDK has lost the room and tries by itself to get it back */
  | ({ readonly type: 'zego.roomConnecting' } & OfRoom)
  /** logged in, or back after an outage */
  | ({ readonly type: 'zego.roomConnected' } & OfRoom)
  /** the room is over for this session: logged out, refused, thrown out or given up */
  | ({ readonly type: 'zego.roomDisconnected'; readonly error: CallError | null } & OfRoom)
  /** others came, or were there already at the login */
  | ({ readonly type: 'zego.usersEntered'; readonly users: readonly User[] } & OfRoom)
  /** others left, or were dropped by ZEGO after a crash */
  | ({ readonly type: 'zego.usersLeft'; readonly users: readonly User[] } & OfRoom)
  /** how many are in the room, this side included */
  | ({ readonly type: 'zego.onlineCountChanged'; readonly count: number } & OfRoom)
  /** others send; the first stream plays, further ones queue */
  | ({ readonly type: 'zego.streamsAdded'; readonly streams: readonly Stream[] } & OfRoom)
  /** others stopped sending: what plays of it is stopped at once */
  | ({ readonly type: 'zego.streamsDeleted'; readonly streams: readonly Stream[] } & OfRoom)
  /** the other side switched camera or microphone */
  | ({ readonly type: 'zego.streamExtraInfoUpdated'; readonly streams: readonly Stream[] } & OfRoom)
  /** `publisherStateUpdate` PUBLISHING: the component sends the stream */
  | ({ readonly type: 'zego.publishing' } & OfStream)
  /** `publisherStateUpdate` NO_PUBLISH: it did not start, or broke off */
  | ({ readonly type: 'zego.publishEnded'; readonly error: CallError | null } & OfStream)
  /** in a custom command: the other side says that it leaves on purpose */
  | ({ readonly type: 'zego.hangUpReceived'; readonly user: User } & OfRoom)
  /** `playerStateUpdate` PLAYING: the component plays the stream */
  | ({ readonly type: 'zego.playing' } & OfStream)
  /** `playerStateUpdate` NO_PLAY: it did not start, or broke off */
  | ({ readonly type: 'zego.playEnded'; readonly error: CallError | null } & OfStream)
  /** 30 s before the token's end */
  | ({ readonly type: 'zego.tokenWillExpire' } & OfRoom);

/** `onRtmpEvent` codes of `<rtc-room>`: publish ok / failed, play ok / failed (ZEGO document 18243). */
export const rtmpCodes = [3800, 3801, 3802, 3803] as const;
export type RtmpCode = (typeof rtmpCodes)[number];

/** What the component says that the chart does not act on. */
export const informed = [
  'roomInfo',
  'participantEnter',
  'participantLeave',
  'audioPlayoutMode',
  'receiveRecordId',
] as const;
export type Informed = (typeof informed)[number];

interface OfMount {
  /** the generation of the mounted component */
  readonly mount: number;
}

/** The `<rtc-room>` component. */
export type RtcRoomEvent =
  /** `setData` has put the component on the page */
  | ({ readonly type: 'rtcRoom.shown' } & OfMount)
  /** the component is stopped and taken off the page */
  | ({ readonly type: 'rtcRoom.hidden' } & OfMount)
  /** what became of a URL of this mount; handed on to the SDK, which tells the rest */
  | ({ readonly type: 'rtcRoom.rtmpEvent'; readonly code: RtmpCode } & OfMount)
  /** its context does not switch camera and microphone: it is missing, or throws */
  | ({ readonly type: 'rtcRoom.switchFailed' } & OfMount)
  /** the component's `onError` */
  | ({ readonly type: 'rtcRoom.failed'; readonly error: CallError } & OfMount)
  /** events of the component that the chart does not act on */
  | ({ readonly type: 'rtcRoom.informed'; readonly about: Informed } & OfMount);

/** The phone. */
export type PlatformEvent =
  /** `my.onNetworkStatusChange` */
  | { readonly type: 'network.changed'; readonly online: boolean }
  /** the mini-program is in front (`my.onAppShow`) */
  | { readonly type: 'app.shown' }
  /** the mini-program is in the background (`my.onAppHide`) */
  | { readonly type: 'app.hidden' }
  /** another call of this mini-program has begun: this one gives way */
  | { readonly type: 'otherCall.began' }
  /** a phone call or an alarm took camera and microphone; what is lost does not come back by itself */
  | { readonly type: 'audio.interruptionEnded' };

/** Who can send something that is no event: a vendor, the page or its embedder's script, an inspector. */
export const malformedSources = ['zego', 'rtcRoom', 'page', 'inspector'] as const;
export type MalformedSource = (typeof malformedSources)[number];

/**
 * An adapter could not read what it was given, or what was sent to the call is no event; `name` is the event's name, never
 * its payload.
 */
export type MalformedEvent = {
  readonly type: 'adapter.malformedEvent';
  readonly source: MalformedSource;
  readonly name: string;
};

interface OfAttempt extends OfStream {
  readonly attempt: number;
}

/** Results of the actors that the chart invokes. */
export type ResultEvent =
  /** of the client, the real-time resource, or the permissions: of whichever is being checked */
  | ({ readonly type: 'preflight.passed' } & OfSession)
  /** what was being checked is missing, too old or denied */
  | ({ readonly type: 'preflight.failed'; readonly error: CallError } & OfSession)
  /** who the credentials are for; the secrets stay in the shell */
  | ({ readonly type: 'credentials.received'; readonly user: User } & OfSession)
  /** the credentials server did not answer, or refused */
  | ({ readonly type: 'credentials.failed'; readonly error: CallError } & OfSession)
  /** `loginRoom` resolved */
  | ({ readonly type: 'login.succeeded' } & OfSession)
  /** `loginRoom` was rejected */
  | ({ readonly type: 'login.failed'; readonly error: CallError } & OfSession)
  /** `startPublishingStream` gave a push URL; the shell keeps it */
  | ({ readonly type: 'publisher.urlReceived' } & OfAttempt)
  /** `startPublishingStream` gave none */
  | ({ readonly type: 'publisher.urlFailed'; readonly error: CallError } & OfAttempt)
  /** `startPlayingStream` gave a pull URL; the shell keeps it */
  | ({ readonly type: 'player.urlReceived' } & OfAttempt)
  /** `startPlayingStream` gave none */
  | ({ readonly type: 'player.urlFailed'; readonly error: CallError } & OfAttempt)
  /** a new token was fetched and handed to the SDK */
  | ({ readonly type: 'token.renewed' } & OfSession)
  /** the token could not be fetched, or the SDK refused it */
  | ({ readonly type: 'token.failed'; readonly error: CallError } & OfSession);

/** What anybody may send. */
export type CallEvent = PageEvent | ZegoEvent | RtcRoomEvent | PlatformEvent | MalformedEvent | ResultEvent;

/** What of an event is not of today: it belongs to another session, room, stream, attempt, mount or URL. */
export type Stale = 'session' | 'room' | 'stream' | 'attempt' | 'mount' | 'url';

/** The chart's own fence has dropped an event. Nobody else sends it. */
export interface DroppedEvent {
  readonly type: 'fence.dropped';
  /** the type of what was dropped */
  readonly event: CallEvent['type'];
  readonly stale: Stale;
}

/** What the chart's transitions see. */
export type FencedEvent = CallEvent | DroppedEvent;
