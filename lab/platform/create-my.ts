/**
 * One `my.*` over ports: the bare realm of the tests and the browser host run the same. Shapes, codes and quirks follow
 * Alipay's documentation where it is public; `<rtc-room>` is invite-only and follows ZEGO's document 18243.
 * No Node, no DOM.
 */
import { createAppEvents } from './app-events.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { Calls } from './calls.ts';
import { createFeedback } from './feedback.ts';
import { hostIntrinsics } from './intrinsics.ts';
import { createNavigation } from './navigation.ts';
import { createNetworkStatus } from './network-status.ts';
import { fieldsOf, textOf } from './options.ts';
import { createPermissions } from './permissions.ts';
import type { Ports } from './ports.ts';
import { createRealTime } from './real-time.ts';
import { createRequest } from './request.ts';
import { Sockets } from './sockets.ts';
import { createStorage } from './storage.ts';
import { createSystem } from './system.ts';

/** What a mini-program may have left behind; all zero when it cleaned up. */
export interface Leftovers {
  readonly sockets: number;
  readonly networkListeners: number;
  readonly appListeners: number;
}

export function createMy(ports: Ports) {
  const { device, network, ui } = ports;
  const intrinsics = ports.intrinsics ?? hostIntrinsics;
  const calls = new Calls(ports.clock, intrinsics);
  const sockets = new Sockets(calls, network);
  const networkStatus = createNetworkStatus(calls, device);
  const appEvents = createAppEvents(calls, ports.events);
  const breaking = <Target extends object>(owner: string, target: Target): Target =>
    ports.faults?.around(owner, target) ?? target;
  const realTime = createRealTime(calls, device, ports.rtcRooms);
  const api = {
    ...createSystem(calls, device, (): string[] => Object.keys(api)),
    ...createPermissions(calls, device, ui),
    ...createStorage(calls, ports.storage),
    ...createNavigation(calls, ports.navigation),
    ...createFeedback(calls, ui),
    ...realTime,
    createRtcRoomContext: (id?: unknown) => breaking('rtcRoomContext', realTime.createRtcRoomContext(id)),
    ...networkStatus.api,
    ...appEvents.api,
    connectSocket: (options?: unknown) => breaking('socketTask', sockets.connect(fieldsOf(options))),
    request: createRequest(calls, network, device),
    base64ToArrayBuffer: (text?: unknown) => intrinsics.arrayBuffer(fromBase64(textOf(text))),
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
  };
  const my = {
    ...traced(api, ports.onCall),
    env: {
      get clientVersion() {
        return device.profile.clientVersion;
      },
    },
    get SDKVersion() {
      return device.profile.baseLibrary;
    },
  };
  const { show, hide, begin, end } = appEvents.listeners;
  const leftovers = (): Leftovers => ({
    sockets: sockets.live,
    networkListeners: networkStatus.listeners.size,
    appListeners: show.size + hide.size + begin.size + end.size,
  });
  return { my: breaking('', my), leftovers };
}

/** The same functions; each tells its name as it is entered. */
function traced<Api extends object>(api: Api, onCall: ((name: string) => void) | undefined): Api {
  if (onCall === undefined) return api;
  return new Proxy(api, {
    get: (target, name, receiver) => {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      return (...given: unknown[]): unknown => {
        onCall(name);
        return Reflect.apply(member, undefined, given);
      };
    },
  });
}
