/** The composition: a page on one side, a phone and a vendor that answer at once on the other. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InspectionEvent } from 'xstate';
import { parseCredentials } from '../../../src/adapters/credentials/index.ts';
import type { Credentials } from '../../../src/adapters/credentials/index.ts';
import { bindCall, initialCallData } from '../../../src/bind-call.ts';
import type { BoundCall, CallOptions } from '../../../src/bind-call.ts';

type Listener = (argument?: unknown) => void;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const credentials = (): Credentials =>
  parseCredentials({
    appId: 1,
    userId: 'alice',
    token: 'token',
    mrtc: { bizName: 'b', subBiz: 's', serverUrl: 'u', userId: 'm', signature: 'sig' },
  });

/** An Alipay on an iPhone, which needs no extra package. */
const stubPhone = () => {
  const asked: [string, unknown][] = [];
  const news = new Map<string, Set<Listener>>();
  const context = { enableCamera: vi.fn(), mute: vi.fn(), stop: vi.fn() };
  const members: Record<string, unknown> = {
    getSystemInfoSync: () => ({ platform: 'iPhone OS' }),
    createRtcRoomContext: () => context,
  };
  for (const name of ['setKeepScreenOn', 'enableAlertBeforeUnload', 'disableAlertBeforeUnload'])
    members[name] = (options: { success?: Listener }) => {
      asked.push([name, options]);
      options.success?.({});
    };
  for (const name of ['AppShow', 'AppHide', 'AudioInterruptionEnd', 'NetworkStatusChange']) {
    const listeners = new Set<Listener>();
    news.set(name, listeners);
    members[`on${name}`] = (listener: Listener) => listeners.add(listener);
    members[`off${name}`] = (listener: Listener) => listeners.delete(listener);
  }
  vi.stubGlobal('my', members);
  return {
    asked: (name: string) => asked.filter(([called]) => called === name).map(([, options]) => options),
    listening: () => [...news.values()].reduce((sum, { size }) => sum + size, 0),
    tell: (name: string, argument?: unknown) => news.get(name)?.forEach((listener) => listener(argument)),
    context,
  };
};

/** A vendor whose every request is answered at once. */
const answeringVendor = () => {
  const calls: string[] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  class ZegoExpressEngine {
    on(name: string, listener: (...args: unknown[]) => void): void {
      listeners.set(name, listener);
    }
    loginRoom(room: string): Promise<boolean> {
      calls.push(`login ${room}`);
      return Promise.resolve(true);
    }
    logoutRoom(room: string): void {
      calls.push(`logout ${room}`);
      setTimeout(() => listeners.get('roomStateUpdate')?.(room, 'DISCONNECTED', 0), 10);
    }
    startPublishingStream(stream: string): Promise<object> {
      calls.push(`publish ${stream.replace(/-.*/, '')}`);
      return Promise.resolve({ url: 'rtmp://h/s' });
    }
    stopPublishingStream(): void {
      calls.push('stop publishing');
    }
    updatePlayerState(stream: string): void {
      calls.push('component');
      listeners.get('publisherStateUpdate')?.({ streamID: stream, state: 'PUBLISHING', errorCode: 0 });
    }
    setStreamExtraInfo(): Promise<object> {
      return Promise.resolve({ errorCode: 0 });
    }
    destroyEngine(): void {
      calls.push('destroy');
    }
  }
  return {
    calls,
    listeners,
    vendor: { vendorBuild: 'npm' as const, loadVendor: () => ({ ZegoExpressEngine }) },
  };
};

/** A page that renders at once. */
const createPage = () => {
  const data: Record<string, unknown> = { ...initialCallData() };
  const shown = new Map<string, unknown>();
  return {
    data,
    shown,
    setData(patch: Record<string, unknown>, rendered?: () => void) {
      for (const [path, value] of Object.entries(patch)) shown.set(path, value);
      rendered?.();
    },
  };
};

const choice = { room: 'r', publish: true, camera: true, microphone: false };

const stage = (options: Partial<CallOptions> = {}) => {
  const phone = stubPhone();
  const sdk = answeringVendor();
  const page = createPage();
  const fetch = vi.fn(() => ({ result: Promise.resolve(credentials()), cancel: () => undefined }));
  const call = bindCall(page, { vendor: sdk.vendor, credentials: { fetch }, ...options });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const join = async (): Promise<void> => {
    call.send({ type: 'page.ready' });
    call.join(choice);
    await pass(1_500);
  };
  return { phone, sdk, page, fetch, call, pass, join };
};

const statusOf = (call: BoundCall): unknown => call.snapshot().value.room;

describe('the data that a call page begins with', () => {
  it('are nobody else’s', () => {
    const [one, other] = [initialCallData(), initialCallData()];
    expect(one).toEqual(other);
    expect(one.can).not.toBe(other.can);
    expect(one.rtcRoom).not.toBe(other.rtcRoom);
    expect(one).toMatchObject({ duration: '', rtcRoom: { shown: false } });
  });
});

describe('a call that is bound to a page', () => {
  it('joins as chosen, publishes, and shows the component and what goes on', async () => {
    const { sdk, page, call, join, fetch } = stage();
    await join();
    expect(fetch).toHaveBeenCalledWith('r');
    expect(sdk.calls).toEqual(['login r', 'publish alice']);
    expect(call.snapshot().context.intent).toMatchObject({ camera: true, microphone: false, publish: true });
    expect(page.shown.get('status')).toBe('connected');
    expect(page.shown.get('duration')).toBe('0:01');
    expect(page.shown.get('rtcRoom.shown')).toBe(true);
  });

  it('joins with a nonce of its own, also where the page sends the event', async () => {
    const { call, pass } = stage();
    call.send({ type: 'page.ready' });
    call.send({ type: 'page.joinTapped', nonce: 'theirs', ...choice });
    await pass(100);
    expect(call.snapshot().context.intent.nonce).toMatch(/^[a-z0-9]{8}$/);
    expect(call.snapshot().context.intent.room).toBe('r');
  });

  it('counts what is no event, from the page as from an inspector', async () => {
    const inspected = vi.fn();
    const { call } = stage({ inspect: inspected });
    const malformed = () => call.snapshot().context.fact.malformed;
    call.send({ type: 'page.unknown' } as never);
    call.join(undefined as never);
    call.seen('yes' as never);
    expect(malformed()).toBe(3);
    const send = (inspected.mock.calls[0] as [unknown, (event: unknown) => void])[1];
    send({ type: 'zego.usersLeft' });
    expect(malformed()).toBe(4);
  });

  it('publishes with the quality that was chosen', async () => {
    const { page, join } = stage({ quality: { fps: 30 } });
    await join();
    expect([page.shown.get('rtcRoom.fps'), page.shown.get('rtcRoom.resolution')]).toEqual([30, undefined]);
  });

  it('hears the component', async () => {
    const { call, join, sdk, page } = stage();
    await join();
    call.rtcRoom.onRtmpEvent({ detail: { code: 3800 }, currentTarget: { id: page.shown.get('rtcRoom.id') } });
    expect(sdk.calls.at(-1)).toBe('component');
    expect(page.shown.get('publisher')).not.toBe('PUBLISHING');
    await vi.advanceTimersByTimeAsync(1);
    expect(page.shown.get('publisher')).toBe('PUBLISHING');
  });

  it('keeps the screen on, asks before a back swipe, and lets go of both', async () => {
    const { phone, call, join, pass } = stage({ confirmLeave: 'Leave?' });
    await join();
    expect(phone.asked('setKeepScreenOn')).toMatchObject([{ keepScreenOn: true }]);
    expect(phone.asked('enableAlertBeforeUnload')).toMatchObject([{ message: 'Leave?' }]);
    call.send({ type: 'page.leaveTapped' });
    await pass(1_000);
    expect(phone.asked('setKeepScreenOn')).toMatchObject([{ keepScreenOn: true }, { keepScreenOn: false }]);
    expect(phone.asked('disableAlertBeforeUnload')).toHaveLength(1);
  });

  it('asks nothing before a back swipe unless it is given a question', async () => {
    const { phone, join } = stage();
    await join();
    expect(phone.asked('enableAlertBeforeUnload')).toEqual([]);
  });

  it('hears the network and the end of a phone call', async () => {
    const { phone, call, join } = stage();
    await join();
    const { refresh } = call.snapshot().context.fact;
    phone.tell('NetworkStatusChange', { isConnected: false, networkType: 'NOTREACHABLE' });
    expect(call.snapshot().context.fact.online).toBe(false);
    phone.tell('AudioInterruptionEnd');
    expect(call.snapshot().context.fact.refresh).toBe(refresh + 1);
  });

  it('gives way to another call of the mini-program', async () => {
    const first = stage();
    await first.join();
    const second = stage();
    await second.join();
    await second.pass(3_000);
    expect(statusOf(first.call)).toMatchObject({ disconnected: 'ended' });
    expect(first.sdk.calls.slice(-2)).toEqual(['logout r', 'destroy']);
    expect(statusOf(second.call)).toBe('connected');
  });

  it('ends when its page is bound anew', async () => {
    const ended = vi.fn();
    const { page, join, pass, sdk } = stage({ onEnd: ended });
    await join();
    const fetch = () => ({ result: Promise.resolve(credentials()), cancel: () => undefined });
    bindCall(page, { vendor: sdk.vendor, credentials: { fetch } });
    await pass(3_000);
    expect(sdk.calls.slice(-2)).toEqual(['logout r', 'destroy']);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('tells that setData is missing, and goes on', async () => {
    const { call, page, pass } = stage();
    Reflect.set(page, 'setData', undefined);
    call.join(choice);
    await pass(1_000);
    expect(call.snapshot().context.fact.malformed).toBeGreaterThan(0);
    expect(statusOf(call)).toBe('connected');
  });

  it('is followed by another life where its chart dies, and the log tells of the one that died', async () => {
    const { call, join, sdk, page, pass } = stage();
    let chart: InspectionEvent['actorRef'] | undefined;
    call.inspect(({ actorRef }) => (chart = actorRef));
    await join();
    chart?.send({ type: 'xstate.stop' });
    await pass(10);
    expect(sdk.calls.slice(-2)).toEqual(['logout r', 'destroy']);
    expect([page.shown.get('status'), page.shown.get('error')]).toEqual(['ended', 'chartFailed']);
    expect(JSON.parse(call.trace())).toMatchObject({ death: { error: 'Error' } });
  });
});

describe('who watches a call', () => {
  it('sees its steps, the calls on the SDK and where the connection comes to, and can take its log', async () => {
    const { call, join } = stage();
    const steps: string[] = [];
    const seen: string[] = [];
    const inspected = vi.fn();
    call.onStep(({ event }) => steps.push(event));
    call.observe(({ method, target }) => seen.push(`${method} ${target}`));
    call.inspect(inspected);
    await join();
    expect(steps).toContain('page.joinTapped');
    expect(inspected).toHaveBeenCalled();
    expect(seen).toContain('loginRoom r');
    expect(seen).toContain('connection connected, link none');
    const trace = JSON.parse(call.trace()) as { steps: unknown[]; engine: { connection: string }[] };
    expect(trace.steps.length).toBeGreaterThan(5);
    expect(trace.engine.map(({ connection }) => connection)).toEqual(['asked', 'connected']);
    expect(call.trace()).not.toContain('alice');
  });

  it('is told from the first step where the options say so', () => {
    const inspected = vi.fn();
    stage({ inspect: inspected });
    expect(inspected.mock.calls[0]?.[0]).toMatchObject({ type: '@xstate.actor' });
  });
});

describe('a page that goes', () => {
  it('takes everything with it: the room, the component, listeners, timers, the screen, and says so once', async () => {
    const ended = vi.fn();
    const { phone, sdk, page, call, join, pass } = stage({ onEnd: ended });
    await join();
    expect(phone.listening()).toBeGreaterThan(0);
    call.send({ type: 'page.unloaded' });
    expect(page.shown.get('rtcRoom.shown')).toBe(false);
    expect(ended).not.toHaveBeenCalled();
    await pass(5_000);
    expect(sdk.calls.slice(-3)).toEqual(['stop publishing', 'logout r', 'destroy']);
    expect(phone.context.stop).toHaveBeenCalled();
    expect(phone.asked('setKeepScreenOn')).toMatchObject([{ keepScreenOn: true }, { keepScreenOn: false }]);
    expect([phone.listening(), vi.getTimerCount(), ended.mock.calls.length]).toEqual([0, 0, 1]);
    expect(Reflect.get(call.snapshot(), 'status')).toBe('stopped');
  });

  it('ends also a call that was never joined', () => {
    const ended = vi.fn();
    const { phone, call } = stage({ onEnd: ended });
    call.send({ type: 'page.unloaded' });
    expect([phone.listening(), ended.mock.calls.length]).toEqual([0, 1]);
  });
});
