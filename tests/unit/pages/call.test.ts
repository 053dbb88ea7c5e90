/** The call page forwards: each handler to the call, each step of the way on to the platform. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RtcRoomHandlers } from '../../../src/adapters/rtc-room/events.ts';
import { initialCallData } from '../../../src/bind-call.ts';
import type { BoundCall, CallOptions } from '../../../src/bind-call.ts';
import { takeNextStep } from '../../../src/pages/call/next-step.ts';
import { callTexts } from '../../../src/texts/call.ts';
import { installMy, openPage } from './page-harness.ts';

const rtcRoomHandlers: readonly (keyof RtcRoomHandlers)[] = [
  'onRtmpEvent',
  'onRtcRoomError',
  'onRtcRoomInfo',
  'onParticipantEnter',
  'onParticipantLeave',
  'onAudioPlayoutMode',
  'onReceiveRecordId',
];

const stage = async (query: unknown = { room: 'r', publish: '1', camera: '0', microphone: '1' }) => {
  const my = installMy();
  const told: unknown[] = [];
  const heard: string[] = [];
  const rtcRoom = Object.fromEntries(
    rtcRoomHandlers.map((name) => [name, (event: unknown) => heard.push(`${name} ${String(event)}`)]),
  );
  const bound: unknown[] = [];
  const call = {
    send: (event: { type: string }) => told.push(event.type),
    join: (choice: unknown) => told.push(['join', choice]),
    seen: (visible: boolean) => told.push(['seen', visible]),
    trace: () => 'the log',
    rtcRoom,
  };
  const options = { confirm: '' };
  vi.doMock('../../../src/bind-call.ts', () => ({
    initialCallData,
    bindCall: (page: unknown, given: unknown) => {
      bound.push(page, given);
      return call;
    },
  }));
  vi.doMock('../../../src/pages/call/call-options.ts', () => ({
    callOptions: (confirmLeave: string) => {
      options.confirm = confirmLeave;
      return options;
    },
  }));
  const page = await openPage(() => import('../../../src/pages/call/index.ts'), query);
  return { my, page, told, heard, bound, options };
};

afterEach(() => {
  vi.doUnmock('../../../src/bind-call.ts');
  vi.doUnmock('../../../src/pages/call/call-options.ts');
  vi.resetModules();
  vi.unstubAllGlobals();
});

describe('the call page', () => {
  it('binds a call to itself, with the question before leaving, and joins what its address says', async () => {
    const { page, my, told, bound, options } = await stage();
    const text = callTexts('zh');
    expect(page.data).toMatchObject({ ...initialCallData(), text });
    expect(my.titles).toEqual([text.title]);
    expect(bound[1]).toBe(options);
    expect(options.confirm).toBe(text.confirmLeave);
    expect(told[0]).toEqual(['join', { room: 'r', publish: true, camera: false, microphone: true }]);
  });

  it('says when it is shown and when it is covered', async () => {
    const { page, told } = await stage();
    expect(told.slice(1)).toEqual([['seen', true]]);
    page.call('onHide');
    expect(told.slice(2)).toEqual([['seen', false]]);
  });

  it.each([
    ['onReady', 'page.ready'],
    ['onUnload', 'page.unloaded'],
    ['tapMicrophone', 'page.microphoneTapped'],
    ['tapCamera', 'page.cameraTapped'],
    ['tapSwitchCamera', 'page.switchCameraTapped'],
    ['tapPublish', 'page.publishTapped'],
    ['tapStopPublish', 'page.stopPublishTapped'],
    ['tapPlay', 'page.playTapped'],
    ['tapStopPlay', 'page.stopPlayTapped'],
    ['tapLeave', 'page.leaveTapped'],
    ['tapRejoin', 'page.retryTapped'],
    ['tapWithoutCamera', 'page.withoutCameraTapped'],
  ])('tells the call by %s that %s', async (handler, type) => {
    const { page, told } = await stage();
    page.call(handler);
    expect(told.slice(2)).toEqual([type]);
  });

  it('hands every event of the component on', async () => {
    const { page, heard } = await stage();
    for (const name of rtcRoomHandlers) page.call(name, name);
    expect(heard).toEqual(rtcRoomHandlers.map((name) => `${name} ${name}`));
  });

  it('shares a link to its room', async () => {
    const { page } = await stage();
    page.data['room'] = 'family';
    expect(JSON.stringify(page.call('onShareAppMessage'))).toContain('room=family');
  });

  it('takes the next step that it shows', async () => {
    const { page, told } = await stage();
    page.data['nextStep'] = 'retry';
    page.call('tapNextStep');
    expect(told.slice(2)).toEqual(['page.retryTapped']);
  });

  it('goes back', async () => {
    const { page } = await stage();
    const back = vi.fn();
    vi.stubGlobal('getCurrentPages', () => ['lobby', 'call']);
    Reflect.set(Reflect.get(globalThis, 'my') as object, 'navigateBack', back);
    page.call('tapBack');
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('copies the log, and says so once it is done', async () => {
    const { page, my } = await stage();
    const copied: { text: string; success(): void }[] = [];
    Reflect.set(Reflect.get(globalThis, 'my') as object, 'setClipboard', (options: (typeof copied)[number]) =>
      copied.push(options),
    );
    page.call('tapCopyTrace');
    expect([copied[0]?.text, my.toasts.length]).toEqual(['the log', 0]);
    copied[0]?.success();
    expect(my.toasts).toMatchObject([{ content: callTexts('zh').copied }]);
  });
});

describe('the step beside an error', () => {
  const steps = () => {
    const sent: string[] = [];
    const done: string[] = [];
    vi.stubGlobal('my', {
      navigateTo: ({ url }: { url: string }) => done.push(url),
      getSetting: ({ success }: { success(answer: unknown): void }) => success({}),
      openSetting: () => done.push('openSetting'),
      ap: { updateAlipayClient: () => done.push('upgrade') },
    });
    const call = { send: ({ type }: { type: string }) => sent.push(type) } as unknown as BoundCall;
    return { sent, done, call };
  };

  it.each(['retry', 'rejoin'] as const)('%s asks the call to try again', (step) => {
    const { sent, done, call } = steps();
    takeNextStep(step, call);
    expect([sent, done]).toEqual([['page.retryTapped'], []]);
  });

  it.each([
    ['openSettings', '/src/pages/settings/index'],
    ['openPermissions', 'openSetting'],
    ['upgrade', 'upgrade'],
  ] as const)('%s opens %s', async (step, opened) => {
    const { sent, done, call } = steps();
    takeNextStep(step, call);
    for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
    expect([sent, done]).toEqual([[], [opened]]);
  });

  it.each(['', 'wait'] as const)('"%s" is no button', (step) => {
    const { sent, done, call } = steps();
    takeNextStep(step as '', call);
    expect([sent, done]).toEqual([[], []]);
  });
});

describe('what the page decides about its calls', () => {
  beforeEach(() => {
    vi.doMock('zego-vendor', () => ({ vendorBuild: 'npm', loadVendor: () => ({}) }));
  });
  afterEach(() => {
    vi.doUnmock('zego-vendor');
    vi.doUnmock('../../../src/adapters/inspector/index.ts');
  });

  const optionsOf = async (stored: unknown): Promise<CallOptions> => {
    installMy(stored);
    vi.resetModules();
    const { callOptions } = await import('../../../src/pages/call/call-options.ts');
    return callOptions('Leave?');
  };

  it('is what is set, the question, and no inspector in production', async () => {
    const options = await optionsOf({ fps: 30, resolution: 2, telemetry: 'off', minBitrate: 300 });
    expect(options).toMatchObject({
      vendor: { vendorBuild: 'npm' },
      quality: { fps: 30, resolution: 2, minBitrate: 300, maxBitrate: '' },
      telemetry: 'off',
      confirmLeave: 'Leave?',
    });
    expect(options.credentials.fetch).toBeTypeOf('function');
    expect([options.inspect, options.onEnd]).toEqual([undefined, undefined]);
  });

  it('is the inspector too where the build has one and it is on', async () => {
    const inspector = { inspect: vi.fn(), stop: vi.fn() };
    vi.stubGlobal('CALLCHART_INSPECTOR', true);
    vi.doMock('../../../src/adapters/inspector/index.ts', () => ({ inspectCall: () => inspector }));
    const options = await optionsOf(undefined);
    expect([options.inspect, options.onEnd]).toEqual([inspector.inspect, inspector.stop]);
  });
});
