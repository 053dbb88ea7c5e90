/**
 * The engine over either vendor build. `send` gets the vendor's callbacks as typed events, `observe` every call that
 * is made on the vendor. Ids, token and appID are checked here, before the vendor sees them.
 */
import type { CallError, ErrorKind, MalformedEvent, ZegoEvent } from '../../../machines/index.ts';
import { CallFailure } from '../call-failure.ts';
import type { VendorBuild, ZegoEngine, ZegoEngineOptions } from './engine.ts';
import { engineAfter, newEngine } from './engine-state.ts';
import type { EngineEffect, EngineInput, EngineState } from './engine-state.ts';
import { codeOf, toCallError } from './error-codes.ts';
import { idChecks, type IdField } from './ids.ts';
import { isUp, silenceMs } from './link.ts';
import type { Link } from './link.ts';
import { createOwnedPlatform } from './owned-platform.ts';
import { createOwnedTimers } from './owned-timers.ts';
import { parseCallback, vendorEvents } from './parse-callback.ts';
import { callMethod, field, textOf } from '../unknown.ts';
import type { Platform } from './platform.ts';
import { wasConnected } from './room-connection.ts';
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

  let state = newEngine(options.session);
  let silence = 0;
  const telemetry = createTelemetry(options.telemetry);
  const threwIn = (name: string) => (): void =>
    reported({ type: 'adapter.malformedEvent', source: 'zego', name });
  const timers = createOwnedTimers(threwIn('timer'));
  const owned = createOwnedPlatform({
    my: vendor.my,
    timers,
    telemetry,
    link: (type) => step({ type }),
    onThrow: threwIn('platform callback'),
  });
  const sdk = construct(vendor, options, vendorGlobals({ build, my: vendor.my, timers, owned }));

  for (const name of vendorEvents)
    callMethod(sdk, 'on', name, (...args: unknown[]) => {
      const { session, connection } = state;
      const event = parseCallback(name, args, { session, build, wasConnected: wasConnected(connection) });
      if (event !== null) reported(event);
    });

  function reported(event: ZegoEvent | MalformedEvent): void {
    step({ type: 'reported', event });
  }

  function step(input: EngineInput): void {
    const before = state;
    const { state: after, effects } = engineAfter(before, input);
    state = after;
    watchSilence(before.link);
    tellMove(before, input);
    effects.forEach(act);
  }

  /** The timer of the state `awaiting`. */
  function watchSilence(before: Link): void {
    if (state.link === before) return;
    timers.clearTimeout(silence);
    if (state.link === 'awaiting')
      silence = timers.setTimeout(() => step({ type: 'socket.silent' }), silenceMs);
  }

  function tellMove(before: EngineState, input: EngineInput): void {
    const { session, connection, link } = state;
    // answers to heartbeats are no news
    if (connection === before.connection && (link === before.link || (isUp(link) && isUp(before.link))))
      return;
    const on = input.type === 'reported' ? input.event.type : input.type;
    options.moved({ session, on, connection, link });
  }

  function act(effect: EngineEffect): void {
    switch (effect.type) {
      case 'tell':
        return options.send(effect.event);
      case 'logout':
        return command('logoutRoom', effect.room, effect.room);
      case 'tellStream': {
        const { stream, news } = effect;
        return command('updatePlayerState', stream, stream, { detail: { code: toVendorCode(news, build) } });
      }
      case 'redial':
        return owned.redial();
      case 'destroy':
        endVendor(sdk, effect.room, command);
        timers.dispose();
        owned.dispose();
    }
  }

  /** The one place where the vendor is called. */
  function call(method: string, target: string, ...args: unknown[]): unknown {
    options.observe({ method, target });
    return callMethod(sdk, method, ...args);
  }

  /** For commands that have no answer: what the vendor throws must not end the chart. */
  function command(method: string, target: string, ...args: unknown[]): void {
    try {
      call(method, target, ...args);
    } catch {
      threwIn(method)();
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
      if (state.connection === 'over') throw new CallFailure({ kind: 'sdkState', code: 'zego, disposed' });
      resolve(Promise.resolve(run()));
    }).catch((raw: unknown) => {
      throw raw instanceof CallFailure ? raw : new CallFailure(explain(raw));
    });

  const urlFor = (method: string, stream: string): Promise<string> => {
    step({ type: 'stream.asked', stream });
    const explain = (raw: unknown) => toCallError(raw, 'dispatchFailed');
    return ask({ stream }, () => call(method, stream, stream), explain).then((answer) => {
      const url = textOf(field(answer, 'url'));
      if (url === '') throw new CallFailure(explain(answer));
      return url;
    });
  };

  const stop =
    (method: string) =>
    (stream: string): void => {
      if (state.connection === 'over') return;
      step({ type: 'stream.stopped', stream });
      command(method, stream, stream);
    };

  return {
    build,

    loginRoom: (roomId, user, token) =>
      ask({ room: roomId, user: user.id, userName: user.name, token }, () => {
        telemetry.protect(token);
        step({ type: 'login', room: roomId });
        const vendorUser = { userID: user.id, userName: user.name };
        return call('loginRoom', roomId, roomId, token, vendorUser, { userUpdate: true });
      })
        .then((answer) => {
          mustBeTrue(answer);
          step({ type: 'login.answered' });
        })
        .catch((reason: unknown) => {
          step({ type: 'login.refused' });
          throw reason;
        }),

    logoutRoom: (roomId) => step({ type: 'leave', room: roomId }),

    renewToken: (roomId, token) =>
      ask({ token }, () => {
        telemetry.protect(token);
        return call('renewToken', roomId, token, roomId);
      }).then((answer) => mustBeTrue(answer, 'sdkState')),

    startPublishingStream: (stream) => urlFor('startPublishingStream', stream),
    stopPublishingStream: stop('stopPublishingStream'),
    startPlayingStream: (stream) => urlFor('startPlayingStream', stream),
    stopPlayingStream: stop('stopPlayingStream'),

    updatePlayerState: (stream, news) => step({ type: 'stream.told', stream, news }),

    sendCustomCommand: (roomId, message, user) =>
      ask({ room: roomId }, () => call('sendCustomCommand', roomId, roomId, message, [user])).then(
        mustBeFine,
      ),

    setStreamExtraInfo: (stream, extraInfo) =>
      ask({ stream, extraInfo }, () => {
        if (state.streams.get(stream) !== 'added')
          throw new CallFailure({ kind: 'sdkState', code: 'zego, not published yet' });
        return call('setStreamExtraInfo', stream, stream, extraInfo);
      }).then(mustBeFine),

    replaceSocket: () => step({ type: 'replaceSocket' }),
    dispose: () => step({ type: 'dispose' }),
    abandon: () => step({ type: 'abandon' }),
  };
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
function endVendor(sdk: unknown, room: string, command: (method: string, ...args: string[]) => void): void {
  if (typeof field(sdk, 'destroyEngine') === 'function') command('destroyEngine', '');
  else if (room !== '') command('logoutRoom', room, room);
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
