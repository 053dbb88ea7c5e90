/** The part of the loopback gateway that a network without sockets needs: it is transport-neutral. */
export interface GatewayPeer {
  send(frame: Uint8Array): void;
  close(): void;
}

export interface GatewayConnection {
  receive(frame: Uint8Array): void;
  closed(): void;
}

export interface GatewayPort {
  connect(peer: GatewayPeer, label?: string): GatewayConnection;
  /** ZEGO's own log post, as text. */
  httpLog(body: string): void;
}
