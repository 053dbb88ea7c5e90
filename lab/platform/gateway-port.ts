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
  /** `false` refuses sockets at the door; default true */
  readonly acceptsSockets?: boolean;
  /** ZEGO's own log post, as text; returns the JSON to answer with. */
  httpLog(body: string): string;
}
