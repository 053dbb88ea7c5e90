/**
 * Lets several askers share one request that is under way. The login and the renewal of a token may ask at the same
 * moment; the developer's server is asked once.
 */
import type { Pending } from '../alipay/https.ts';
import { CallFailure } from '../call-failure.ts';

interface Flight<Value> {
  readonly key: string;
  readonly pending: Pending<Value>;
  askers: number;
}

/**
 * Wraps `start` so that a request for the key under way is joined instead of repeated. Each asker cancels for itself;
 * the last one to do so cancels the request.
 */
export function singleFlight<Value>(start: (key: string) => Pending<Value>): (key: string) => Pending<Value> {
  let current: Flight<Value> | null = null;

  function takeOff(key: string): Flight<Value> {
    const flight = { key, pending: start(key), askers: 0 };
    const land = () => forget(flight);
    flight.pending.result.then(land, land);
    current = flight;
    return flight;
  }
  function forget(flight: Flight<Value>): void {
    if (current === flight) current = null;
  }
  return (key) => {
    const flight = current?.key === key ? current : takeOff(key);
    flight.askers += 1;
    return join(flight, () => {
      flight.askers -= 1;
      if (flight.askers > 0) return;
      forget(flight);
      flight.pending.cancel();
    });
  };
}

/** One asker's view of a shared request. */
function join<Value>(flight: Flight<Value>, onLeave: () => void): Pending<Value> {
  let leave: () => void = () => undefined;
  const result = new Promise<Value>((resolve, reject) => {
    const settle = () => (leave = () => undefined);
    leave = () => {
      settle();
      reject(new CallFailure({ kind: 'credentialsUnreachable', code: 'credentials cancelled' }));
      onLeave();
    };
    flight.pending.result.then(resolve, reject);
    flight.pending.result.then(settle, settle);
  });
  return { result, cancel: () => leave() };
}
