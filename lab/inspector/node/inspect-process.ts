/**
 * Shows an actor of any Node process to the viewers behind a relay: attach `inspect` to a machine's `createActor`. Events from
 * a viewer reach the actor only through a `send` that checks them: what a machine expects is known to nobody else.
 */
import type { InspectionEvent } from 'xstate5';
import { WebSocket } from 'ws';
import { createEmitter } from '../../../src/adapters/inspector/emitter.ts';

export interface InspectedProcess {
  readonly inspect: (inspected: InspectionEvent) => void;
  close(): void;
}

/**
 * @param address `ws://host:port`
 * @param name distinguishes its actors in a viewer
 * @param send whatever a viewer sends; by default nothing comes of it
 * Resolves once connected; rejects with Node's error when no relay is there.
 */
export const inspectProcess = async (
  address: string,
  name: string,
  send: (event: unknown) => void = () => undefined,
): Promise<InspectedProcess> => {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // a relay that goes away is none of the process's business
  socket.on('error', () => undefined);
  const post = (message: string): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
  };
  const emitter = createEmitter(name, post, send);
  socket.on('message', (data: Buffer) => emitter.receive(data.toString('utf8')));
  return {
    // the product's XState and this workspace's own copy of it differ in nothing but where they lie
    inspect: (inspected) => emitter.inspect(inspected as unknown as Parameters<typeof emitter.inspect>[0]),
    close: () => socket.close(),
  };
};
