/**
 * What `my.*` needs from the outside. `createMy` is written against these ports only; the bare realm of the tests and
 * the browser host each bring their own.
 */
import type { Clock } from '../clock/index.ts';
import type { Device } from './device.ts';
import type { PhoneEvents } from './phone-events.ts';
import type { PlatformFaults } from './platform-faults.ts';
import type { RtcRoomContexts } from './rtc-room-contexts.ts';

/** What a connection tells its owner. After `closed` nothing more comes. */
export interface SocketHandlers {
  opened(): void;
  received(data: string | Uint8Array): void;
  /** Never opened, or broke; `closed` follows. */
  failed(explanation: string): void;
  closed(code: number, reason: string): void;
}

export interface SocketLink {
  send(data: string | Uint8Array): void;
  /** Asks for the close; `closed` follows. */
  close(code: number, reason: string): void;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  /** lower-case names */
  readonly headers: Readonly<Record<string, string>>;
  /** '' when there is none */
  readonly body: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Exactly one of the two is called, at most once. */
export interface HttpHandlers {
  answered(response: HttpResponse): void;
  failed(explanation: string): void;
}

export interface HttpExchange {
  /** Nothing is called afterwards. */
  abort(): void;
}

export interface NetworkPort {
  connect(url: string, handlers: SocketHandlers): SocketLink;
  request(request: HttpRequest, handlers: HttpHandlers): HttpExchange;
}

/** Values are JSON text, as the platform stores them. */
export interface StoragePort {
  get(key: string): string | undefined;
  set(key: string, json: string): void;
  delete(key: string): void;
  clear(): void;
  keys(): readonly string[];
}

/** Page routes as `my.navigateTo` takes them (`/src/pages/call/index?room=1` or relative). Rejections carry the reason. */
export interface NavigationPort {
  navigateTo(url: string): Promise<void>;
  redirectTo(url: string): Promise<void>;
  reLaunch(url: string): Promise<void>;
  navigateBack(delta: number): Promise<void>;
  /** `null` takes the question away again. */
  askBeforeUnload(message: string | null): void;
}

export interface ToastOptions {
  readonly content: string;
  readonly type: string;
  /** ms */
  readonly duration: number;
}
export interface AlertOptions {
  readonly title: string;
  readonly content: string;
  readonly buttonText: string;
}
export interface ConfirmOptions {
  readonly title: string;
  readonly content: string;
  readonly confirmButtonText: string;
  readonly cancelButtonText: string;
}

/** What the phone shows on top of the page. */
export interface UiPort {
  showToast(options: ToastOptions): void;
  hideToast(): void;
  showLoading(content: string): void;
  hideLoading(): void;
  alert(options: AlertOptions): Promise<void>;
  confirm(options: ConfirmOptions): Promise<boolean>;
  /** The permission page of the mini-program; resolves when the user comes back from it. */
  openSetting(): Promise<void>;
  /** The guide to the phone's own permissions. */
  showAuthGuide(authType: string): void;
  showSharePanel(): void;
  setNavigationBar(options: { readonly title?: string }): void;
  vibrateShort(): void;
  setKeepScreenOn(on: boolean): void;
  /** Rejects where the browser does not let the page. */
  setClipboard(text: string): Promise<void>;
}

/**
 * The built-ins of the JS context that the mini-program lives in. On a phone `my` shares them with the page; where
 * the page lives in a realm of its own, what `my` hands out has to be made there, or `instanceof` fails.
 */
export interface Intrinsics {
  promise<Value>(
    executor: (resolve: (value: Value) => void, reject: (reason: unknown) => void) => void,
  ): Promise<Value>;
  arrayBuffer(bytes: Uint8Array): ArrayBuffer;
  /** Plain data (objects, arrays, primitives) made of the context's own objects; functions and buffers as they are. */
  plain<Value>(value: Value): Value;
}

export interface Ports {
  readonly clock: Clock;
  readonly network: NetworkPort;
  readonly device: Device;
  readonly events: PhoneEvents;
  readonly storage: StoragePort;
  readonly navigation: NavigationPort;
  readonly rtcRooms: RtcRoomContexts;
  readonly ui: UiPort;
  /** what of it is broken; default: nothing */
  readonly faults?: PlatformFaults;
  /** default: those of the context that `createMy` runs in */
  readonly intrinsics?: Intrinsics;
  /** Called with the name of every `my.*` function as it is entered; never with its arguments, which hold secrets. */
  readonly onCall?: (name: string) => void;
}
