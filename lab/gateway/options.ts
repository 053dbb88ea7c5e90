/** How a gateway is set up, with what it does when told nothing. */
import type { GatewayClock } from './clock.ts';

export interface GatewayOptions {
  readonly clock: GatewayClock;
  /** 'token04' checks tokens as ZEGO does and needs `secret`; 'none' (default) accepts any token that is not empty. */
  readonly tokenCheck?: 'none' | 'token04';
  /** The app's server secret: 32 ASCII characters. */
  readonly secret?: string;
  /** Known apps; others get ZEGO's "invalid app id". Default: every app is known. */
  readonly appIds?: readonly number[];
  /** s; what the login and renewal replies say in mode 'none'. 0 (default) = the client reads the token itself. */
  readonly tokenRemainSeconds?: number;
  /** s, 1–10, default 5 */
  readonly linkHeartbeatSeconds?: number;
  /** s, 3–30, default 10 */
  readonly linkHeartbeatTimeoutSeconds?: number;
  /** ms, at least 3000, default 5000 */
  readonly roomHeartbeatMs?: number;
  /** ms without an answer after which the client logs in again; default 30000 */
  readonly roomHeartbeatTimeoutMs?: number;
  /**
   * ms after the loss of the socket before the user leaves the room, default 90000. A user who is silent on an open
   * socket leaves after the longer of this and roomHeartbeatTimeoutMs.
   */
  readonly userTimeoutMs?: number;
  /** Hosts of the RTMP URLs; default one on this machine, where nothing needs to listen. */
  readonly mediaHosts?: readonly string[];
}

export type GatewaySettings = Required<Omit<GatewayOptions, 'clock' | 'secret' | 'appIds' | 'tokenCheck'>>;

export function settingsOf(options: GatewayOptions): GatewaySettings {
  return {
    tokenRemainSeconds: options.tokenRemainSeconds ?? 0,
    linkHeartbeatSeconds: options.linkHeartbeatSeconds ?? 5,
    linkHeartbeatTimeoutSeconds: options.linkHeartbeatTimeoutSeconds ?? 10,
    roomHeartbeatMs: options.roomHeartbeatMs ?? 5_000,
    roomHeartbeatTimeoutMs: options.roomHeartbeatTimeoutMs ?? 30_000,
    userTimeoutMs: options.userTimeoutMs ?? 90_000,
    mediaHosts: options.mediaHosts ?? ['127.0.0.1:1935'],
  };
}
