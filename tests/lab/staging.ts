/** Stages a `my.*` without a mini-program: virtual time, a gateway that echoes, a user who agrees to everything. */
import { VirtualClock, seededRandom } from '../../lab/clock/index.ts';
import type { GatewayPeer } from '../../lab/gateway/index.ts';
import {
  Device,
  LoopbackNetwork,
  MemoryStorage,
  PhoneEvents,
  RtcRoomContexts,
  createMy,
  type DeviceProfile,
  type GatewayPort,
  type HttpRoute,
  type NavigationPort,
  type UiPort,
} from '../../lab/platform/index.ts';
import { nodeSettle } from '../../lab/realm/node-settle.ts';

export const gatewayUrl = 'wss://accesshub-wss.zego.im/accesshub';

/** Sends every frame back and remembers what it saw. */
class EchoGateway implements GatewayPort {
  readonly frames: number[][] = [];
  readonly logs: string[] = [];
  readonly peers: GatewayPeer[] = [];
  closes = 0;

  connect(peer: GatewayPeer) {
    this.peers.push(peer);
    return {
      receive: (frame: Uint8Array): void => {
        this.frames.push([...frame]);
        peer.send(frame);
      },
      closed: (): void => {
        this.closes += 1;
      },
    };
  }

  httpLog(body: string): string {
    this.logs.push(body);
    return '{}';
  }
}

const agreeableUi: UiPort = {
  showToast: () => undefined,
  hideToast: () => undefined,
  showLoading: () => undefined,
  hideLoading: () => undefined,
  alert: () => Promise.resolve(),
  confirm: () => Promise.resolve(true),
  openSetting: () => Promise.resolve(),
  showAuthGuide: () => undefined,
  showSharePanel: () => undefined,
  setNavigationBar: () => undefined,
  vibrateShort: () => undefined,
  setKeepScreenOn: () => undefined,
  setClipboard: () => Promise.resolve(),
};

const nowhere: NavigationPort = {
  navigateTo: () => Promise.reject(new Error('no pages here')),
  redirectTo: () => Promise.reject(new Error('no pages here')),
  reLaunch: () => Promise.reject(new Error('no pages here')),
  navigateBack: () => Promise.resolve(),
  askBeforeUnload: () => undefined,
};

export interface StagingOptions {
  readonly profile?: Partial<DeviceProfile>;
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  readonly seed?: number;
  readonly routes?: readonly HttpRoute[];
  readonly ui?: Partial<UiPort>;
  readonly onCall?: (name: string) => void;
}

export function stageMy(options: StagingOptions = {}) {
  const clock = new VirtualClock({ settle: nodeSettle });
  const device = new Device(options.profile);
  const gateway = new EchoGateway();
  const network = new LoopbackNetwork({
    clock,
    gateway,
    device,
    random: seededRandom(options.seed ?? 1),
    label: 'phone',
    latencyMs: options.latencyMs ?? 20,
    jitterMs: options.jitterMs ?? 0,
    ...(options.routes === undefined ? {} : { routes: options.routes }),
  });
  const events = new PhoneEvents();
  const rtcRooms = new RtcRoomContexts(() => clock.now());
  const storage = new MemoryStorage();
  const { my, leftovers } = createMy({
    clock,
    network,
    device,
    events,
    storage,
    navigation: nowhere,
    rtcRooms,
    ui: { ...agreeableUi, ...options.ui },
    ...(options.onCall === undefined ? {} : { onCall: options.onCall }),
  });
  return { clock, device, gateway, network, events, rtcRooms, storage, my, leftovers };
}

/** Collects what a listener or callback is given. */
export function recorder() {
  const seen: unknown[] = [];
  return { seen, record: (value?: unknown): void => void seen.push(value) };
}
