/**
 * The gateway of the page around a phone's frame. Both sides are called directly; only the bytes are copied, because an
 * `Uint8Array` of another frame is no instance of this one's.
 */
import type { GatewayPort } from '../../platform/index.ts';

export const gatewayAcrossFrames = (gateway: GatewayPort): GatewayPort => ({
  get acceptsSockets() {
    return gateway.acceptsSockets !== false;
  },
  connect: (peer, label) => {
    const connection = gateway.connect(
      { send: (frame) => peer.send(new Uint8Array(frame)), close: () => peer.close() },
      label,
    );
    return {
      receive: (frame) => connection.receive(new Uint8Array(frame)),
      closed: () => connection.closed(),
    };
  },
  httpLog: (body) => gateway.httpLog(body),
});
