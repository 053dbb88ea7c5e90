/**
 * The ZEGO engine as the call uses it: one per session, alike over ZEGO's npm build and its Alipay build.
 * Everything that the vendor calls back arrives through `send`, registered before the first command.
 */
import type { MalformedEvent, RtmpNews, User, ZegoEvent } from '../../../machines/index.ts';
import type { Link } from './link.ts';
import type { RoomPlace } from './room-connection.ts';

export type VendorBuild = 'npm' | 'alipay';

/** ZEGO's file, wrapped as a function by the build of the mini-program (`callchart wrap-sdk`, `tools/build`). */
export interface ZegoVendor {
  readonly vendorBuild: VendorBuild;
  /** Evaluates the file once more with these globals, independent of other evaluations. Returns its `module.exports`. */
  loadVendor(globals: Readonly<Record<string, unknown>>): unknown;
}

/** A call made on the vendor's engine: the method and the room or stream it names, never a token or URL. */
export interface ZegoCall {
  readonly method: string;
  readonly target: string;
}

/** Where the adapter's own state of the engine has come to, and over which input. Names of states and events only. */
export interface EngineMove {
  readonly session: number;
  readonly on: string;
  readonly connection: RoomPlace;
  readonly link: Link;
}

export interface ZegoEngineOptions {
  /** positive integer, from ZEGO's console */
  readonly appId: number;
  /** `wss://…`; ZEGO's Alipay build connects to it, the npm build ignores it */
  readonly server: string;
  readonly session: number;
  /** ZEGO's own log posts: with every secret blanked, or not at all */
  readonly telemetry: 'redacted' | 'off';
  send(event: ZegoEvent | MalformedEvent): void;
  observe(call: ZegoCall): void;
  moved(move: EngineMove): void;
}

/**
 * Commands. Promises reject with a `CallFailure` and may never settle (four vendor cases): the chart owns the
 * time limits. Ids and the token are checked before the vendor sees them.
 */
export interface ZegoEngine {
  readonly build: VendorBuild;
  /** Resolves when the server has let the user in. Reports users (`userUpdate`) on every login. */
  loginRoom(room: string, user: User, token: string): Promise<void>;
  logoutRoom(room: string): void;
  renewToken(room: string, token: string): Promise<void>;
  /** Resolves to the URL for `rtmpPushUrl`. */
  startPublishingStream(stream: string): Promise<string>;
  stopPublishingStream(stream: string): void;
  /** Resolves to the URL for `rtmpPullUrl`. */
  startPlayingStream(stream: string): Promise<string>;
  stopPlayingStream(stream: string): void;
  /** Forwards an `onRtmpEvent` code in the dialect of the vendor build. */
  updatePlayerState(stream: string, news: RtmpNews): void;
  /** To one user of the room, at most 1 KB of text. */
  sendCustomCommand(room: string, command: string, user: string): Promise<void>;
  /** Rejects for a stream that is not published yet. */
  setStreamExtraInfo(stream: string, extraInfo: string): Promise<void>;
  /**
   * Has the SDK close its sockets and dial again, within 3 s: the way out of a socket that is silent, or never opens, and out of
   * a long wait between two attempts. Nothing that the chart knows is lost by it.
   */
  replaceSocket(): void;
  /** Destroys the engine and everything it left running: timers, sockets, listeners. Idempotent. */
  dispose(): void;
  /** The same for an engine that may be in a room: it leaves first, and waits for no answer. */
  abandon(): void;
}

export type CreateZegoEngine = (options: ZegoEngineOptions) => ZegoEngine;
