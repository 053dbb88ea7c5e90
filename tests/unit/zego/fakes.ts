/** A vendor that records what it is told, and a platform whose every answer is given by hand. */
import type { MalformedEvent, ZegoEvent } from '../../../machines/index.ts';
import type {
  EngineMove,
  VendorBuild,
  ZegoCall,
  ZegoEngineOptions,
} from '../../../src/adapters/zego/engine.ts';
import { engineOver } from '../../../src/adapters/zego/engine-over.ts';
import type { Answering, Platform, RequestOptions } from '../../../src/adapters/zego/platform.ts';

type Listener = (argument?: unknown) => void;

/** Alipay's SocketTask; `fire` plays the network. */
export class FakeSocket {
  readonly sent: unknown[] = [];
  readonly closed: unknown[] = [];
  readonly #listeners = new Map<string, Listener[]>();

  readonly onOpen = (listener: Listener) => this.#on('open', listener);
  readonly onClose = (listener: Listener) => this.#on('close', listener);
  readonly onError = (listener: Listener) => this.#on('error', listener);
  readonly onMessage = (listener: Listener) => this.#on('message', listener);
  readonly send = (frame: unknown) => void this.sent.push(frame);
  readonly close = (how: unknown) => void this.closed.push(how);

  fire(event: 'open' | 'close' | 'error' | 'message', argument?: unknown): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(argument);
  }

  #on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
  }
}

export class FakePlatform implements Platform {
  SDKVersion: unknown = '2.9.6';
  readonly sockets: FakeSocket[] = [];
  /** the options of each socket */
  readonly opened: unknown[] = [];
  readonly requests: RequestOptions[] = [];
  readonly networkListeners = new Set<(status: unknown) => void>();
  readonly storage = new Map<string, unknown>();
  networkType: unknown = { networkType: 'WIFI', networkAvailable: true };
  system: unknown = { brand: 'b', model: 'm', system: '14', platform: 'iPhone OS', version: '10.5.80' };

  connectSocket(options: { url: string; multiple: true }): unknown {
    this.opened.push(options);
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }
  request(options: RequestOptions): unknown {
    this.requests.push(options);
    return undefined;
  }
  listenToNetwork(listener: (status: unknown) => void): () => void {
    this.networkListeners.add(listener);
    return () => void this.networkListeners.delete(listener);
  }
  getNetworkType({ success }: Answering): void {
    success(this.networkType);
  }
  getStorageSync({ key }: { key: string }): unknown {
    return { data: this.storage.get(key) ?? null };
  }
  setStorageSync({ key, data }: { key: string; data: unknown }): unknown {
    this.storage.set(key, data);
    return { success: true };
  }
  getSystemInfoSync(): unknown {
    return this.system;
  }
  arrayBufferToBase64(buffer: ArrayBuffer): string {
    return Buffer.from(buffer).toString('base64');
  }
  base64ToArrayBuffer(text: string): ArrayBuffer {
    return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
  }
}

export interface FakeVendor {
  /** what the constructor got */
  created: unknown[];
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[];
  readonly globals: Readonly<Record<string, unknown>>;
  call(event: string, ...args: unknown[]): void;
}

/** An engine over a vendor whose methods answer as `methods` says; others do not exist. */
export function engineOverFake(
  build: VendorBuild,
  methods: Readonly<Record<string, (...args: unknown[]) => unknown>>,
  options: Partial<ZegoEngineOptions> = {},
) {
  const my = new FakePlatform();
  const events: (ZegoEvent | MalformedEvent)[] = [];
  const calls: ZegoCall[] = [];
  const moves: EngineMove[] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const vendor = {
    created: [] as unknown[],
    calls: [] as { method: string; args: unknown[] }[],
    globals: {} as Readonly<Record<string, unknown>>,
    call: (event: string, ...args: unknown[]) => listeners.get(event)?.(...args),
  };
  const load = (globals: Readonly<Record<string, unknown>>) => {
    vendor.globals = globals;
    return {
      ZegoExpressEngine: class {
        constructor(...args: unknown[]) {
          vendor.created = args;
          for (const [method, answer] of Object.entries(methods))
            Reflect.set(this, method, (...given: unknown[]) => {
              vendor.calls.push({ method, args: given });
              return answer(...given);
            });
        }
        on(event: string, listener: (...args: unknown[]) => void): boolean {
          listeners.set(event, listener);
          return true;
        }
      },
    };
  };
  const engine = engineOver(
    { build, load, my },
    {
      appId: 1,
      server: 'wss://server.example/ws',
      session: 3,
      telemetry: 'redacted',
      send: (event) => events.push(event),
      observe: (call) => calls.push(call),
      moved: (move) => moves.push(move),
      ...options,
    },
  );
  return { engine, vendor: vendor as FakeVendor, my, events, calls, moves, listeners };
}
