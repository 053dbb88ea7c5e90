import { afterEach, expect, test, vi } from 'vitest';
import { watchNetwork, type NetworkChanged } from '../../../src/adapters/alipay/network.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

type Listener = (status: unknown) => void;

/** A phone whose answer about the present state waits until `answer` is called. */
function watchedPhone() {
  const listeners: Listener[] = [];
  let answer: Listener = () => undefined;
  stubMy({
    getNetworkType: (options: { success: Listener }) => (answer = options.success),
    onNetworkStatusChange: (listener: Listener) => listeners.push(listener),
    offNetworkStatusChange: (listener?: Listener) => {
      const gone = listener === undefined ? listeners.slice() : [listener];
      for (const one of gone) listeners.splice(listeners.indexOf(one), 1);
    },
  });
  const ofTheSdk: Listener = () => undefined;
  listeners.push(ofTheSdk);
  const events: NetworkChanged[] = [];
  const unwatch = watchNetwork((event) => events.push(event));
  return {
    events,
    unwatch,
    listeners,
    ofTheSdk,
    answer: (state: unknown) => answer(state),
    change: (status: unknown) => listeners.forEach((listener) => listener(status)),
  };
}

test('the present state of the network is reported once, then every change', () => {
  const phone = watchedPhone();
  phone.answer({ networkAvailable: true, networkType: 'WIFI' });
  phone.change({ isConnected: false, networkType: 'NOTREACHABLE' });
  phone.change({ isConnected: true, networkType: '5G' });
  expect(phone.events.map((event) => event.online)).toEqual([true, false, true]);
});

test('an answer about the present state that comes after a change is stale and dropped', () => {
  const phone = watchedPhone();
  phone.change({ isConnected: false, networkType: 'NOTREACHABLE' });
  phone.answer({ networkAvailable: true, networkType: 'WIFI' });
  expect(phone.events).toEqual([{ type: 'network.changed', online: false }]);
});

test('a client that leaves out the flag is understood by its network type', () => {
  const phone = watchedPhone();
  phone.answer({ networkType: 'NOTREACHABLE' });
  phone.change({ networkType: 'WWAN' });
  expect(phone.events.map((event) => event.online)).toEqual([false, true]);
});

test("to stop watching leaves the SDK's own network listener in place", () => {
  const phone = watchedPhone();
  phone.unwatch();
  expect(phone.listeners).toEqual([phone.ofTheSdk]);
});

test('nothing is reported after watching has stopped, not even a late first answer', () => {
  const phone = watchedPhone();
  phone.unwatch();
  phone.answer({ networkAvailable: true });
  expect(phone.events).toEqual([]);
});
