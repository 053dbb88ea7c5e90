/**
 * Tells the chart whether the phone is online. `my.getNetworkType` and `my.onNetworkStatusChange` send to it, it
 * drives nothing.
 */
import type { PlatformEvent } from '../../../machines/index.ts';
import { field } from '../unknown.ts';
import { askPlatform, listenToPlatform } from './my.ts';

export type NetworkChanged = Extract<PlatformEvent, { type: 'network.changed' }>;

/**
 * Reports the present state once, then every change, until the returned function is called. A change that comes
 * before the answer about the present state makes that answer stale: it is dropped.
 */
export function watchNetwork(onChange: (event: NetworkChanged) => void): () => void {
  let presentStateWanted = true;

  function report(online: boolean): void {
    presentStateWanted = false;
    onChange({ type: 'network.changed', online });
  }
  function onPresentState(state: unknown): void {
    if (presentStateWanted) report(isOnline(state, 'networkAvailable'));
  }
  function onStatusChange(status: unknown): void {
    report(isOnline(status, 'isConnected'));
  }

  const stop = listenToPlatform('NetworkStatusChange', onStatusChange);
  askPlatform('getNetworkType', {}, onPresentState);
  return () => {
    presentStateWanted = false;
    stop();
  };
}

/** The flag decides; a client that leaves it out still names the network type. */
function isOnline(state: unknown, flag: 'networkAvailable' | 'isConnected'): boolean {
  const connected = field(state, flag);
  return typeof connected === 'boolean' ? connected : field(state, 'networkType') !== 'NOTREACHABLE';
}
