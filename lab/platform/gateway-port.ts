/** The part of the loopback gateway that a network without sockets needs: it is transport-neutral. */
import type { GatewayConnection, GatewayPeer } from '../gateway/index.ts';

export interface GatewayPort {
  connect(peer: GatewayPeer, label?: string): GatewayConnection;
  /** `false` refuses sockets at the door; default true */
  readonly acceptsSockets?: boolean;
  /** ZEGO's own log post, as text; returns the JSON to answer with. */
  httpLog(body: string): string;
}
