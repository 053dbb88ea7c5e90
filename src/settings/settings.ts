/** What the user or the developer has set on this phone. */
import type { Secret } from '../adapters/credentials/secret.ts';

export interface Settings {
  /** `https://…` of the developer's own credentials server; '' to use the typed-in credentials below */
  readonly endpoint: string;

  /** from ZEGO's console; null when not typed in */
  readonly appId: number | null;
  /** `wss://…` from ZEGO's console. ZEGO's Alipay build connects to it, its npm build does not use it. */
  readonly server: string;
  /** the ZEGO user id; with a typed-in token it must be the one that the token was made for */
  readonly userId: string;
  /** shown to the other side; the user id when '' */
  readonly userName: string;
  /** a temporary token from ZEGO's console; in production tokens come from the endpoint */
  readonly token: Secret;

  /** MRTC parameters of `<rtc-room>`, given out by Alipay and ZEGO (ZEGO document 18243) */
  readonly bizName: string;
  readonly subBiz: string;
  readonly serverUrl: string;
  /** the user id of `<rtc-room>`, apart from ZEGO's: `[A-Za-z0-9_]`, at most 128 (mPaaS document 169439) */
  readonly mrtcUserId: string;
  readonly signature: Secret;

  /** 0 = 640x360, 1 = 960x540, 2 = 1280x720 (ZEGO, video attributes) */
  readonly resolution: 0 | 1 | 2;
  /** frames per second */
  readonly fps: 15 | 30;
  /**
   * Bounds of the video bitrate, null to leave them to the component. Taken to be kbps; neither Alipay nor ZEGO
   * documents the unit.
   */
  readonly minBitrate: number | null;
  readonly maxBitrate: number | null;

  readonly language: 'system' | 'zh' | 'en';
  /** ZEGO's own log posts: with every secret blanked, or not at all */
  readonly telemetry: 'redacted' | 'off';

  /** what the lobby remembers: the room, and whether to join with camera and microphone on */
  readonly lastRoom: string;
  readonly camera: boolean;
  readonly microphone: boolean;
}

export type FieldName = keyof Settings;
