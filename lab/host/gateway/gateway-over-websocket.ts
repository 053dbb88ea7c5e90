/** The gateway of the development server, for a phone in a tab of its own. Frames wait until the socket is open. */
import type { GatewayConnection, GatewayPeer } from '../../gateway/index.ts';
import type { GatewayPort } from '../../platform/index.ts';

/** @param url `ws://…`; log posts are answered here and go nowhere */
export const gatewayOverWebSocket = (url: string): GatewayPort => ({
  connect: (peer) => connect(url, peer),
  httpLog: () => '{}',
});

function connect(url: string, peer: GatewayPeer): GatewayConnection {
  const socket = new WebSocket(url);
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => waiting.splice(0).forEach((frame) => socket.send(frame));
  socket.onclose = () => peer.close();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) peer.send(new Uint8Array(data));
  };
  return {
    receive: (frame) => {
      const copy = new Uint8Array(frame);
      if (socket.readyState === WebSocket.OPEN) socket.send(copy);
      else if (socket.readyState === WebSocket.CONNECTING) waiting.push(copy);
    },
    closed: () => {
      socket.onclose = null;
      socket.close();
    },
  };
}
