/**
 * The engine over either vendor build. `send` gets the vendor's callbacks as typed events, `observe` every call that
 * is made on the vendor. Ids, token and appID are checked here, before the vendor sees them.
 */
import type { CallError, ErrorKind, MalformedEvent, RtmpCode, ZegoEvent } from '../../../machines/index.ts';
import { CallFailure } from '../call-failure.ts';
import type { VendorBuild, ZegoEngine, ZegoEngineOptions } from './engine.ts';
import { codeOf, toCallError } from './error-codes.ts';
import { idChecks, type IdField } from './ids.ts';
import { createLinkWatch, type LinkWatch } from './link-watch.ts';
import { createOwnedPlatform } from './owned-platform.ts';
import { createOwnedTimers } from './owned-timers.ts';
import { parseCallback, vendorEvents } from './parse-callback.ts';
import { callMethod, field, textOf } from '../unknown.ts';
import type { Platform } from './platform.ts';
import { createRoomConnection, type RoomConnection } from './room-connection.ts';
import { toVendorCode } from './rtmp-codes.ts';
import { createTelemetry } from './telemetry.ts';
import { vendorGlobals } from './vendor-globals.ts';

export interface Vendor {
  readonly build: VendorBuild;
  /** Evaluates the vendor's code with these globals and returns its exports. */
  load(globals: Readonly<Record<string, unknown>>): unknown;
  readonly my: Platform;
}

export function engineOver(vendor: Vendor, options: ZegoEngineOptions): ZegoEngine {
  const { build } = vendor;
  const { appId, server } = options;
  // the npm build ignores the server: there it may be left out, but what is given must be one
  refuse(build === 'npm' && server === '' ? { appId } : { appId, server });

  let disposed = false;
  let loggedInto = '';
  /**
   * By stream, what the vendor was told last of its media. A remount says the same again, and the npm build, told twice
   * that the push works while its AddStream is unanswered, reports PUBLISHING and never adds the stream.
   */
  const mediaTold = new Map<string, RtmpCode>();
  /**
   * Streams that the server has. While an AddStream is unanswered, the npm build takes the reply to any change of the
   * stream for its reply: it reports PUBLISHING and never adds the stream.
   */
  const added = new Set<string>();
  const send = (event: ZegoEvent | MalformedEvent): void => {
    if (!disposed) options.send(event);
  };
  const telemetry = createTelemetry(options.telemetry);
  const threwIn = (name: string) => (): void =>
    send({ type: 'adapter.malformedEvent', source: 'zego', name });
  const timers = createOwnedTimers(threwIn('timer'));
  const room: RoomConnection = createRoomConnection({
    session: options.session,
    send,
    linkIsUp: () => link.isUp(),
    logout: (roomId) => command('logoutRoom', roomId, roomId),
  });
  const link: LinkWatch = createLinkWatch(timers, {
    lost: room.linkLost,
    fellSilent: room.linkSilent,
    heardAgain: room.linkHeardAgain,
  });
  const owned = createOwnedPlatform({
    my: vendor.my,
    timers,
    telemetry,
    link,
    onThrow: threwIn('platform callback'),
  });
  const sdk = construct(vendor, options, vendorGlobals({ build, my: vendor.my, timers, owned }));

  for (const name of vendorEvents)
    callMethod(sdk, 'on', name, (...args: unknown[]) => {
      const context = { session: options.session, build, wasConnected: room.wasConnected() };
      const event = parseCallback(name, args, context);
      if (event === null) return;
      if (event.type === 'zego.publishing') added.add(event.stream);
      if (event.type === 'adapter.malformedEvent') send(event);
      else room.report(event);
    });

  /** The one place where the vendor is called. */
  function call(method: string, target: string, ...args: unknown[]): unknown {
    options.observe({ method, target });
    return callMethod(sdk, method, ...args);
  }

  /** For commands that have no answer: what the vendor throws must not end the chart. */
  function command(method: string, target: string, ...args: unknown[]): void {
    if (disposed) return;
    try {
      call(method, target, ...args);
    } catch {
      send({ type: 'adapter.malformedEvent', source: 'zego', name: method });
    }
  }

  /** For commands that have one. Rejects with a `CallFailure`; settles never if the vendor does not. */
  const ask = (
    ids: Ids,
    run: () => unknown,
    explain: (raw: unknown) => CallError = (raw) => toCallError(raw),
  ): Promise<unknown> =>
    new Promise((resolve) => {
      refuse(ids);
      if (disposed) throw new CallFailure({ kind: 'sdkState', code: 'zego, disposed' });
      resolve(Promise.resolve(run()));
    }).catch((raw: unknown) => {
      throw raw instanceof CallFailure ? raw : new CallFailure(explain(raw));
    });

  const urlFor = (method: string, stream: string): Promise<string> => {
    mediaTold.delete(stream);
    added.delete(stream);
    const explain = (raw: unknown) => toCallError(raw, 'dispatchFailed');
    return ask({ stream }, () => call(method, stream, stream), explain).then((answer) => {
      const url = textOf(field(answer, 'url'));
      if (url === '') throw new CallFailure(explain(answer));
      return url;
    });
  };

  return {
    build,

    loginRoom: (roomId, user, token) =>
      ask(
        { room: roomId, user: user.id, userName: user.name, token },
        () => {
          telemetry.protect(token);
          loggedInto = roomId;
          room.loginAsked(roomId);
          const vendorUser = { userID: user.id, userName: user.name };
          return call('loginRoom', roomId, roomId, token, vendorUser, { userUpdate: true });
        },
        (raw) => {
          room.loginFailed();
          return toCallError(raw);
        },
      ).then((answer) => {
        mustBeTrue(answer);
        room.loginSucceeded();
      }),

    logoutRoom(roomId) {
      loggedInto = '';
      room.leave(roomId);
    },

    renewToken: (roomId, token) =>
      ask({ token }, () => {
        telemetry.protect(token);
        return call('renewToken', roomId, token, roomId);
      }).then((answer) => mustBeTrue(answer, 'sdkState')),

    startPublishingStream: (stream) => urlFor('startPublishingStream', stream),
    stopPublishingStream(stream) {
      mediaTold.delete(stream);
      added.delete(stream);
      command('stopPublishingStream', stream, stream);
    },
    startPlayingStream: (stream) => urlFor('startPlayingStream', stream),
    stopPlayingStream(stream) {
      mediaTold.delete(stream);
      command('stopPlayingStream', stream, stream);
    },

    updatePlayerState(stream, code) {
      if (mediaTold.get(stream) === code) return;
      mediaTold.set(stream, code);
      command('updatePlayerState', stream, stream, { detail: { code: toVendorCode(code, build) } });
    },

    sendCustomCommand: (roomId, message, user) =>
      ask({ room: roomId }, () => call('sendCustomCommand', roomId, roomId, message, [user])).then(
        mustBeFine,
      ),

    setStreamExtraInfo: (stream, extraInfo) =>
      ask({ stream, extraInfo }, () => {
        if (!added.has(stream)) throw new CallFailure({ kind: 'sdkState', code: 'zego, not published yet' });
        return call('setStreamExtraInfo', stream, stream, extraInfo);
      }).then(mustBeFine),

    dispose,
    abandon() {
      if (loggedInto !== '') command('logoutRoom', loggedInto, loggedInto);
      dispose();
    },
  };

  function dispose(): void {
    if (disposed) return;
    disposed = true;
    endVendor(sdk, loggedInto, call);
    timers.dispose();
    owned.dispose();
  }
}

function construct(
  vendor: Vendor,
  options: ZegoEngineOptions,
  globals: Readonly<Record<string, unknown>>,
): unknown {
  const engineClass = field(vendor.load(globals), 'ZegoExpressEngine');
  if (typeof engineClass !== 'function')
    throw new CallFailure({ kind: 'sdkState', code: 'zego, no engine class' });
  const sdk: unknown = Reflect.construct(engineClass, [options.appId, options.server]);
  return sdk;
}

/** The Alipay build has no `destroyEngine`; there the room is left and the rest ends with timers and sockets. */
function endVendor(
  sdk: unknown,
  loggedInto: string,
  call: (method: string, target: string, ...args: unknown[]) => unknown,
): void {
  try {
    if (typeof field(sdk, 'destroyEngine') === 'function') call('destroyEngine', '');
    else if (loggedInto !== '') call('logoutRoom', loggedInto, loggedInto);
  } catch {
    // already destroyed by itself: there is nothing left to end
  }
}

type Ids = { readonly [Field in IdField]?: unknown };

/** Throws for the first id that breaks a rule. The code names the field and the rule, never the value. */
function refuse(ids: Ids): void {
  for (const [field, value] of Object.entries(ids)) {
    const rule = idChecks[field as IdField](value);
    if (rule !== null) throw new CallFailure({ kind: 'invalidInput', code: `zego, ${field} ${rule}` });
  }
}

/** What the vendor resolves a message to. */
function mustBeFine(answer: unknown): void {
  if (codeOf(answer)) throw new CallFailure(toCallError(answer));
}

/** What the vendor resolves a login and a renewal to. */
function mustBeTrue(answer: unknown, fallback?: ErrorKind): void {
  if (answer !== true) throw new CallFailure(toCallError(answer, fallback));
}
