/** Actors of phones and processes behind the relay (`npm run inspect`). */
import { createWebSocketReceiver } from '../../classic-inspector.ts';
import { classicCommand } from './source.ts';
import type { Source, SourceListener } from './source.ts';

/** @param server `host:port/path`, without the protocol */
export const relaySource = (server: string, listener: SourceListener): Source => {
  listener.changed('waiting');
  const receiver = createWebSocketReceiver({ server, protocol: 'ws', serialize: undefined });
  receiver.subscribe(
    (told) => {
      listener.changed('connected');
      listener.received(told);
    },
    () => listener.changed('lost'),
  );
  return { send: (sessionId, event) => void receiver.send(classicCommand(sessionId, event)) };
};
