/** A gateway behind a message port: in a shared worker for phones in tabs of their own, where there is no server. */
import type { GatewayConnection, GatewayPeer } from '../../gateway/index.ts';
import type { GatewayPort } from '../../platform/index.ts';

/** `connection` numbers the sockets of one port. */
interface Message {
  readonly type: 'connect' | 'frame' | 'close';
  readonly connection: number;
  readonly label?: string;
  readonly frame?: Uint8Array;
}

/** The phone's end. Log posts are answered here and go nowhere. */
export function gatewayOverPort(port: MessagePort): GatewayPort {
  const peers = new Map<number, GatewayPeer>();
  let connections = 0;
  port.onmessage = ({ data: { type, connection, frame } }: MessageEvent<Message>) => {
    const peer = peers.get(connection);
    if (type === 'frame' && frame !== undefined) peer?.send(frame);
    if (type !== 'close') return;
    peers.delete(connection);
    peer?.close();
  };
  return {
    connect: (peer, label) => {
      const connection = ++connections;
      peers.set(connection, peer);
      const tell = (message: Omit<Message, 'connection'>): void =>
        port.postMessage({ ...message, connection });
      tell({ type: 'connect', ...(label === undefined ? {} : { label }) });
      return {
        receive: (frame) => tell({ type: 'frame', frame }),
        closed: () => {
          peers.delete(connection);
          tell({ type: 'close' });
        },
      };
    },
    httpLog: () => '{}',
  };
}

/** The gateway's end. */
export function serveGatewayOverPort(gateway: GatewayPort, port: MessagePort): void {
  const connections = new Map<number, GatewayConnection>();
  port.onmessage = ({ data: { type, connection, label, frame } }: MessageEvent<Message>) => {
    const tell = (message: Omit<Message, 'connection'>): void => port.postMessage({ ...message, connection });
    if (type === 'connect') {
      const peer: GatewayPeer = {
        send: (sent) => tell({ type: 'frame', frame: sent }),
        close: () => tell({ type: 'close' }),
      };
      connections.set(connection, gateway.connect(peer, label));
    } else if (type === 'frame' && frame !== undefined) {
      connections.get(connection)?.receive(frame);
    } else if (type === 'close') {
      connections.get(connection)?.closed();
      connections.delete(connection);
    }
  };
}
