/** Shows an actor of any Node process to the viewers behind a relay: attach `inspect` to a machine's `createActor`. */
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
 * Resolves once connected; rejects with Node's error when no relay is there.
 */
export const inspectProcess = async (address: string, name: string): Promise<InspectedProcess> => {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // a relay that goes away is none of the process's business
  socket.on('error', () => undefined);
  const emitter = createEmitter(name, (message) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(message);
  });
  socket.on('message', (data: Buffer) => emitter.receive(data.toString('utf8')));
  return {
    // the product's XState and this workspace's own copy of it differ in nothing but where they lie
    inspect: (inspected) => emitter.inspect(inspected as unknown as Parameters<typeof emitter.inspect>[0]),
    close: () => socket.close(),
  };
};
