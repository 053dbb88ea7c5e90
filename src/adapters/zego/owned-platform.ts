/**
 * `my`, as one engine may use it: its sockets and network listeners end with `dispose()`, its log posts pass through
 * `Telemetry`, and what happens to its sockets is told to `LinkWatch`. Both vendor builds stand on it, the npm build
 * behind the `wx` facade.
 */
import type { LinkWatch } from './link-watch.ts';
import type { OwnedTimers } from './owned-timers.ts';
import type { Platform } from './platform.ts';
import { callBack, callMethod, field } from '../unknown.ts';
import type { Telemetry } from './telemetry.ts';

export interface OwnedPlatform {
  /** What stands in for the same functions of `my`. */
  readonly overrides: {
    connectSocket(options: unknown): unknown;
    request(options: unknown): unknown;
    onNetworkStatusChange(listener: unknown): void;
    offNetworkStatusChange(listener: unknown): void;
  };
  dispose(): void;
}

export interface OwnedPlatformParts {
  readonly my: Platform;
  readonly timers: OwnedTimers;
  readonly telemetry: Telemetry;
  readonly link: LinkWatch;
}

export function createOwnedPlatform({ my, timers, telemetry, link }: OwnedPlatformParts): OwnedPlatform {
  let disposed = false;
  const sockets = new Set<unknown>();
  const networkListeners = new Map<unknown, (status: unknown) => void>();

  /** A callback for the platform that falls silent with the engine. */
  const whileAlive =
    (run: (argument: unknown) => void) =>
    (argument?: unknown): void => {
      if (!disposed) run(argument);
    };

  const forget = (task: unknown): void => {
    if (sockets.delete(task)) link.closed();
  };

  function connectSocket(options: unknown): unknown {
    const url = field(options, 'url');
    // what a late request gets is a socket that does nothing
    const task = disposed || typeof url !== 'string' ? undefined : my.connectSocket({ url, multiple: true });
    if (task !== undefined) {
      sockets.add(task);
      link.opened();
    }
    const on = (event: string) => (run: (argument: unknown) => void) =>
      void callMethod(task, event, whileAlive(run));
    const messages = inbox();
    const handingOver = (event: string) => (listener: unknown) =>
      on(event)((argument) => {
        messages.empty();
        callBack(listener, argument);
      });
    // the vendor listens for a close only once the socket is open
    on('onClose')(() => forget(task));
    on('onError')(() => forget(task));
    on('onMessage')(() => link.received());
    return {
      onOpen: handingOver('onOpen'),
      onClose: handingOver('onClose'),
      onError: handingOver('onError'),
      onMessage: (listener: unknown) =>
        on('onMessage')((message) => messages.put(() => callBack(listener, message))),
      send: (frame: unknown) => {
        if (disposed) return;
        link.sent();
        callMethod(task, 'send', frame);
      },
      close: (how: unknown) => {
        forget(task);
        callMethod(task, 'close', how ?? {});
      },
    };
  }

  /**
   * Hands messages over one at a time, each once the vendor's timers of the one before have run. Two traps of the npm build
   * lie in messages of one turn. When the ADD of a stream follows its DELETE, it still has the player, stumbles over it and
   * never reports the ADD. And it reads a reply a timer later than a push: where the reply to its own change of a stream and
   * the push of another's come together, it sees the numbers out of order, fetches the list of streams for its own alone
   * and takes that for the whole list, so the other's stream is reported deleted.
   */
  function inbox() {
    const waiting: (() => void)[] = [];
    let busy = false;
    const next = (): void => {
      busy = waiting.length > 0;
      if (!busy) return;
      timers.setTimeout(() => timers.setTimeout(next, 0), 0);
      waiting.shift()?.();
    };
    return {
      put(handOver: () => void): void {
        waiting.push(handOver);
        if (!busy) next();
      },
      /** What is left comes before the end of the socket. */
      empty: () => waiting.splice(0).forEach((handOver) => handOver()),
    };
  }

  /** Only log posts go this way; calls of a room travel through the socket. */
  function request(options: unknown): unknown {
    const url = field(options, 'url');
    const body = typeof url === 'string' && !disposed ? telemetry.allowed(url, field(options, 'data')) : null;
    const succeed = whileAlive((response) => callBack(field(options, 'success'), response));
    if (typeof url !== 'string' || body === null) {
      timers.setTimeout(() => succeed({ data: {}, status: 200, headers: {} }), 0);
      return undefined;
    }
    return my.request({
      url,
      data: body,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      success: succeed,
      fail: whileAlive((error) => callBack(field(options, 'fail'), error)),
    });
  }

  function onNetworkStatusChange(listener: unknown): void {
    if (disposed || networkListeners.has(listener)) return;
    const own = whileAlive((status) => callBack(listener, status));
    networkListeners.set(listener, own);
    my.onNetworkStatusChange(own);
  }

  /** Never without an argument: that would remove every listener of the mini-program. */
  function offNetworkStatusChange(listener: unknown): void {
    const own = networkListeners.get(listener);
    if (own) my.offNetworkStatusChange(own);
    networkListeners.delete(listener);
  }

  return {
    overrides: { connectSocket, request, onNetworkStatusChange, offNetworkStatusChange },
    dispose: () => {
      disposed = true;
      for (const task of sockets) callMethod(task, 'close', {});
      sockets.clear();
      for (const own of networkListeners.values()) my.offNetworkStatusChange(own);
      networkListeners.clear();
    },
  };
}
