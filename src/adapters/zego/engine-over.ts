/**
 * The engine over either vendor build. `send` gets the vendor's callbacks as typed events, `observe` every call that
 * is made on the vendor. Ids, token and appID are checked here, before the vendor sees them.
 */
import type { CallError, ErrorKind, MalformedEvent, ZegoEvent } from '../../../machines/index.ts';
import { CallFailure } from '../call-failure.ts';
import type { VendorBuild, ZegoEngine, ZegoEngineOptions } from './engine.ts';
import { codeOf, errorOfCode, toCallError } from './error-codes.ts';
import {
  checkAppId,
  checkExtraInfo,
  checkRoom,
  checkServer,
  checkStream,
  checkToken,
  checkUser,
  checkUserName,
  type IdProblem,
} from './ids.ts';
import { LinkWatch } from './link-watch.ts';
import { createOwnedPlatform } from './owned-platform.ts';
import { createOwnedTimers } from './owned-timers.ts';
import { parseCallback, vendorEvents } from './parse-callback.ts';
import { callMethod, field } from '../unknown.ts';
import type { Platform } from './platform.ts';
import { RoomConnection } from './room-connection.ts';
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
  refuse(checkAppId(options.appId), needsServer(build, options.server) ? checkServer(options.server) : null);

  let disposed = false;
  let loggedInto = '';
  const send = (event: ZegoEvent | MalformedEvent): void => {
    if (!disposed) options.send(event);
  };
  const telemetry = createTelemetry(options.telemetry);
  const timers = createOwnedTimers();
  const room: RoomConnection = new RoomConnection({
    session: options.session,
    send,
    linkIsUp: () => link.isUp,
    logout: (roomId) => command('logoutRoom', roomId, roomId),
  });
  const link: LinkWatch = new LinkWatch(timers, {
    lost: () => room.linkLost(),
    fellSilent: () => room.linkSilent(),
    heardAgain: () => room.linkHeardAgain(),
  });
  const owned = createOwnedPlatform({ my: vendor.my, timers, telemetry, link });
  const sdk = construct(vendor, options, vendorGlobals({ build, my: vendor.my, timers, owned }));

  for (const name of vendorEvents)
    callMethod(sdk, 'on', name, (...args: unknown[]) => {
      const context = { session: options.session, build, wasConnected: room.wasConnected };
      const event = parseCallback(name, args, context);
      if (event === null) return;
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
  async function ask(
    problems: readonly (IdProblem | null)[],
    explain: (raw: unknown) => CallError,
    run: () => unknown,
  ): Promise<unknown> {
    refuse(...problems);
    if (disposed) throw new CallFailure({ kind: 'sdkState', code: 'zego, disposed' });
    try {
      return await run();
    } catch (raw) {
      throw new CallFailure(explain(raw));
    }
  }

  async function urlFor(method: string, stream: string, fallback: ErrorKind): Promise<string> {
    const answer = await ask(
      [checkStream(stream)],
      (raw) => toCallError(raw, fallback),
      () => call(method, stream, stream),
    );
    const url = field(answer, 'url');
    if (typeof url === 'string' && url !== '') return url;
    throw new CallFailure(toCallError(answer, fallback));
  }

  return {
    build,

    async loginRoom(roomId, user, token) {
      const answer = await ask(
        [checkRoom(roomId), checkUser(user.id), checkUserName(user.name), checkToken(token)],
        (raw) => {
          room.loginFailed();
          return toCallError(raw);
        },
        () => {
          telemetry.protect(token);
          loggedInto = roomId;
          room.loginAsked(roomId);
          const vendorUser = { userID: user.id, userName: user.name };
          return call('loginRoom', roomId, roomId, token, vendorUser, { userUpdate: true });
        },
      );
      if (answer !== true) throw new CallFailure(toCallError(answer));
      room.loginSucceeded();
    },

    logoutRoom(roomId) {
      loggedInto = '';
      if (!disposed) room.leave(roomId);
    },

    async renewToken(roomId, token) {
      const answer = await ask(
        [checkToken(token)],
        (raw) => toCallError(raw),
        () => {
          telemetry.protect(token);
          return call('renewToken', roomId, token, roomId);
        },
      );
      if (answer !== true) throw new CallFailure(toCallError(answer, 'sdkState'));
    },

    startPublishingStream: (stream) => urlFor('startPublishingStream', stream, 'dispatchFailed'),
    stopPublishingStream: (stream) => command('stopPublishingStream', stream, stream),
    startPlayingStream: (stream) => urlFor('startPlayingStream', stream, 'dispatchFailed'),
    stopPlayingStream: (stream) => command('stopPlayingStream', stream, stream),

    updatePlayerState(stream, code) {
      command('updatePlayerState', stream, stream, { detail: { code: toVendorCode(code, build) } });
    },

    async setStreamExtraInfo(stream, extraInfo) {
      const answer = await ask(
        [checkStream(stream), checkExtraInfo(extraInfo)],
        (raw) => toCallError(raw),
        () => call('setStreamExtraInfo', stream, stream, extraInfo),
      );
      const code = codeOf(answer);
      if (code !== null && code !== 0) throw new CallFailure(errorOfCode(code));
    },

    dispose() {
      if (disposed) return;
      disposed = true;
      endVendor(sdk, loggedInto, call);
      timers.dispose();
      owned.dispose();
    },
  };
}

/** The npm build ignores the server: there it may be left out, but what is given must be one. */
const needsServer = (build: VendorBuild, server: string): boolean => build !== 'npm' || server !== '';

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

/** Throws for the first problem. The code names the field and the rule, never the value. */
function refuse(...problems: readonly (IdProblem | null)[]): void {
  for (const problem of problems)
    if (problem !== null)
      throw new CallFailure({ kind: 'invalidInput', code: `zego, ${problem.field} ${problem.rule}` });
}
