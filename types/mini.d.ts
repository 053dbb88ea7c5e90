/// <reference types="@mini-types/alipay" />
/**
 * What the Alipay JS context has and `@mini-types/alipay` leaves out: timers, a console, and the real-time
 * component's context (`<rtc-room>`, an invite-only component without published typings).
 */
declare function setTimeout(handler: () => void, ms?: number): number;
declare function clearTimeout(id: number | undefined): void;
declare function setInterval(handler: () => void, ms?: number): number;
declare function clearInterval(id: number | undefined): void;
/** set by the build: whether it is for development, with the way to the XState inspector in it */
declare const CALLCHART_INSPECTOR: boolean;
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug', (...values: unknown[]) => void>;

/** Every method is optional: the component's page is not public, so each is feature-tested before its use. */
interface RtcRoomContext {
  stop?(): void;
  enableCamera?(options: { enable: boolean }): void;
  mute?(options: { muted: boolean }): void;
  /** front and back; in no public example, so the page offers it only where the context has it */
  switchCamera?(): void;
}

declare namespace my {
  function createRtcRoomContext(id: string): RtcRoomContext;
}
