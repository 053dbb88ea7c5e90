/**
 * `my`, as one engine may use it: its sockets and network listeners end with `dispose()`, its log posts pass through
 * `Telemetry`, and what happens to its sockets is told to the link. What the vendor throws in a callback of the platform
 * (its Alipay build does, of a player that it has stopped) ends here and is reported. Both vendor builds stand on it, the
 * npm build behind the `wx` facade.
 */
import type { LinkInput } from './link.ts';
import type { OwnedTimers } from './owned-timers.ts';
import type { Platform } from './platform.ts';
import { callBack, field, oneAnswer, tryMethod } from '../unknown.ts';
import type { Telemetry } from './telemetry.ts';

export interface OwnedPlatform {
  /** What stands in for the same functions of `my`. */
  readonly overrides: {
    connectSocket(options: unknown): unknown;
    request(options: unknown): unknown;
    getNetworkType(options: unknown): void;
    onNetworkStatusChange(listener: unknown): void;
    offNetworkStatusChange(listener: unknown): void;
  };
  /**
   * Tells the vendor that the network has gone and come back. It closes its sockets, also one that is silent or still opening,
   * and opens another within 3 s, however long it has come to wait between two attempts.
   */
  redial(): void;
  dispose(): void;
}

export interface OwnedPlatformParts {
  readonly my: Platform;
  readonly timers: OwnedTimers;
  readonly telemetry: Telemetry;
  readonly link: (input: Exclude<LinkInput, 'socket.silent'>) => void;
  /** told when the vendor's code throws in a callback of the platform */
  readonly onThrow: () => void;
}

/**
 * ms. The vendor waits for the kind of network before it logs in, and what it is changes nothing for it. But where it learns of
 * it only after its socket has opened, the npm build asks for the configuration of app 0 and takes the refusal for a wrong
 * appID: so the answer must come before any network can open a socket.
 */
const networkTypePatience = 20;

const gone = { isConnected: false, networkType: 'NOTREACHABLE' };
const back = { isConnected: true, networkType: 'UNKNOWN' };

export function createOwnedPlatform(parts: OwnedPlatformParts): OwnedPlatform {
  const { my, timers, telemetry, link, onThrow } = parts;
  let disposed = false;
  const sockets = new Set<unknown>();
  const networkStops = new Map<unknown, () => void>();

  /** A callback for the platform that falls silent with the engine. */
  const whileAlive =
    (run: (argument: unknown) => void) =>
    (argument?: unknown): void => {
      if (disposed) return;
      try {
        run(argument);
      } catch {
        onThrow();
      }
    };

  const forget = (task: unknown): void => {
    if (sockets.delete(task) && sockets.size === 0) link('socket.gone');
  };

  function connectSocket(options: unknown): unknown {
    const url = field(options, 'url');
    // what a late request gets is a socket that does nothing
    const wanted = !disposed && typeof url === 'string';
    const task = wanted ? my.connectSocket({ url, multiple: true }) : undefined;
    if (task !== undefined) {
      sockets.add(task);
      link('socket.opening');
    }
    const on = (event: string) => (run: (argument: unknown) => void) =>
      void tryMethod(task, event, whileAlive(run));
    const once = (event: string) => (run: (argument: unknown) => void) => on(event)(oneAnswer()(run));
    const messages = inbox();
    const handingOver = (to: typeof on) => (event: string) => (listener: unknown) =>
      to(event)((argument) => {
        messages.empty();
        callBack(listener, argument);
      });
    /** Of a socket that was not to be had the vendor hears as of one that breaks. */
    const breaking = (listener: unknown): void => {
      if (wanted && task === undefined) timers.setTimeout(() => callBack(listener, {}), 0);
      else handingOver(on)('onError')(listener);
    };
    // the vendor listens for a close only once the socket is open
    on('onClose')(() => forget(task));
    on('onError')(() => forget(task));
    on('onMessage')(() => link('socket.received'));
    return {
      onOpen: handingOver(once)('onOpen'),
      onClose: handingOver(once)('onClose'),
      onError: breaking,
      onMessage: (listener: unknown) =>
        on('onMessage')((message) => messages.put(whileAlive(() => callBack(listener, message)))),
      send: (frame: unknown) => {
        if (disposed) return;
        link('socket.sent');
        tryMethod(task, 'send', frame);
      },
      close: (how: unknown) => {
        forget(task);
        tryMethod(task, 'close', how ?? {});
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

  /** A login waits for this answer. */
  function getNetworkType(options: unknown): void {
    const once = oneAnswer();
    const answer = (name: 'success' | 'fail') =>
      once(whileAlive((result) => callBack(field(options, name), result)));
    const [success, fail] = [answer('success'), answer('fail')];
    timers.setTimeout(() => success({ networkType: 'UNKNOWN' }), networkTypePatience);
    my.getNetworkType({ success, fail });
  }

  function onNetworkStatusChange(listener: unknown): void {
    if (disposed || networkStops.has(listener)) return;
    networkStops.set(listener, my.listenToNetwork(whileAlive((status) => callBack(listener, status))));
  }

  function redial(): void {
    for (const status of [gone, back])
      for (const listener of networkStops.keys()) whileAlive(() => callBack(listener, status))();
  }

  function offNetworkStatusChange(listener: unknown): void {
    networkStops.get(listener)?.();
    networkStops.delete(listener);
  }

  return {
    overrides: { connectSocket, request, getNetworkType, onNetworkStatusChange, offNetworkStatusChange },
    redial,
    dispose: () => {
      disposed = true;
      for (const task of sockets) tryMethod(task, 'close', {});
      sockets.clear();
      for (const stop of networkStops.values()) stop();
      networkStops.clear();
    },
  };
}
