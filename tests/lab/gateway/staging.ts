/** Stages a gateway on virtual time, and clients in a room. */
import { VirtualClock } from '../../../lab/clock/index.ts';
import { Gateway } from '../../../lab/gateway/index.ts';
import type { GatewayOptions } from '../../../lab/gateway/index.ts';
import { nodeSettle } from '../../../lab/realm/node-settle.ts';
import { WireClient } from './wire-client.ts';

export const room = 'room-1';

/** Generated input is the same in every run. */
export const seeded = { seed: 18243, numRuns: 300 };

export function stage(options: Partial<GatewayOptions> = {}) {
  const clock = new VirtualClock({ settle: nodeSettle });
  const gateway = new Gateway({ clock, ...options });
  return { clock, gateway };
}

export function loggedIn(gateway: Gateway, user: string, roomId = room): WireClient {
  const client = new WireClient(gateway);
  client.login({ room: roomId, user });
  return client;
}

/** alice and bob in one room, in this order. */
export function stageCall(options: Partial<GatewayOptions> = {}) {
  const staged = stage(options);
  return { ...staged, alice: loggedIn(staged.gateway, 'alice'), bob: loggedIn(staged.gateway, 'bob') };
}
