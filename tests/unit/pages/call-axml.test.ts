import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { errorKinds, nextStepOf } from '../../../machines/index.ts';
import type { CallStatus, CallView, ErrorKind } from '../../../machines/index.ts';
import { callTexts } from '../../../src/texts/call.ts';
import type { CallTexts } from '../../../src/texts/call.ts';
import { viewPage, wordsOf } from './page-view.ts';

const nothing: CallView['can'] = {
  join: false,
  leave: false,
  publish: false,
  stopPublish: false,
  play: false,
  stopPlay: false,
  devices: false,
  retry: false,
  withoutCamera: false,
};
const hidden = { shown: false, switchable: false };
const shown = {
  shown: true,
  id: 'rtc-room-1',
  roomId: '',
  token: '',
  userId: 'user',
  signature: 'signature',
  switchable: false,
  autoplay: true,
  enableCamera: true,
  mute: false,
  fps: 30,
  resolution: 1,
  record: false,
  minBitrate: '',
  maxBitrate: 600,
  extraInfo: { isAliPay: true },
};

interface CallPageData extends CallView {
  readonly text: CallTexts;
  readonly duration: string;
  readonly rtcRoom: object;
}

const connected: CallPageData = {
  text: callTexts('zh'),
  status: 'connected',
  room: 'daily',
  publisher: 'PUBLISHING',
  player: 'PLAYING',
  remote: '王小明',
  remoteEnd: 'none',
  remoteCamera: true,
  remoteMicrophone: true,
  crowded: false,
  camera: true,
  microphone: true,
  can: { ...nothing, leave: true, stopPublish: true, stopPlay: true, devices: true },
  error: '',
  errorCode: '',
  nextStep: '',
  duration: '3:27',
  rtcRoom: shown,
};
const alone: Partial<CallPageData> = {
  publisher: 'NO_PUBLISH',
  player: 'NO_PLAY',
  remote: '',
  rtcRoom: hidden,
};
const call = (change: Partial<CallPageData> = {}) => viewPage('call', { ...connected, ...change });

const failing = (error: ErrorKind, change: Partial<CallPageData> = {}) =>
  call({ error, errorCode: 'zego 1', nextStep: nextStepOf[error], ...change });

const afterCall: Partial<CallPageData> = { ...alone, can: { ...nothing, join: true } };
const statuses: readonly CallStatus[] = [
  'idle',
  'preparing',
  'blocked',
  'loggingIn',
  'connected',
  'reconnecting',
  'leaving',
  'ended',
];
const texts = callTexts('zh');

describe('the picture', () => {
  test('gets every attribute that is read at its creation, and is listened to', () => {
    const rtcRoom = call().find('rtc-room-1');
    expect(rtcRoom?.tag).toBe('rtc-room');
    const { shown: _, switchable: __, enableCamera, minBitrate, maxBitrate, ...others } = shown;
    expect(rtcRoom?.attributes).toMatchObject({
      ...others,
      'enable-camera': enableCamera,
      'min-bitrate': minBitrate,
      'max-bitrate': maxBitrate,
    });
    expect([...(rtcRoom?.handlers ?? [])].map(([event, { method }]) => [event, method])).toEqual([
      ['error', 'onRtcRoomError'],
      ['roomInfo', 'onRtcRoomInfo'],
      ['participantEnter', 'onParticipantEnter'],
      ['participantLeave', 'onParticipantLeave'],
      ['audioPlayoutMode', 'onAudioPlayoutMode'],
      ['receiveRecordId', 'onReceiveRecordId'],
      ['rtmpEvent', 'onRtmpEvent'],
    ]);
  });

  test('has nothing laid over it', () => {
    const acss = readFileSync('src/pages/call/index.acss', 'utf8');
    expect(acss).not.toMatch(/[\s;{]position:|z-index|margin[^;]*-\d/);
    expect(call().find('placeholder')).toBeUndefined();
  });

  test.each([
    ['one waits for the other side', { ...alone, publisher: 'NO_PUBLISH' }, '等待对方加入'],
    ['it is being connected', { ...alone, publisher: 'PUBLISH_REQUESTING' }, '正在接通画面'],
    ['the other side is not received', { ...alone, remote: '王小明' }, '已停止接收对方的画面'],
    ['the other side has hung up', { ...alone, remoteEnd: 'hungUp' }, '对方已挂断'],
    ['the other side is lost', { ...alone, remoteEnd: 'lost' }, '对方可能掉线了'],
    ['the network is back soon', { ...alone, status: 'reconnecting' }, '正在重连'],
    ['nothing was joined yet', { ...alone, status: 'idle', room: '' }, '马上就好'],
  ] as const)('is replaced by words while %s', (_, change, words) => {
    expect(wordsOf(call(change).find('placeholder'))).toContain(words);
  });
});

describe('the header', () => {
  test('says where the call is, for how long, and with whom', () => {
    const view = call();
    const header = ['status', 'duration', 'room', 'remote', 'publisher', 'player'];
    expect(header.map((id) => wordsOf(view.find(id)))).toEqual([
      '已进入房间',
      '3:27',
      '房间 daily',
      '王小明',
      '我的画面：发送中',
      '对方画面：接收中',
    ]);
  });

  test.each([
    [true, true, '我的画面：发送中'],
    [true, false, '我的画面：发送中'],
    [false, true, '我的声音：发送中'],
    [false, false, '画面和声音都关着'],
  ])('with the camera %s and the microphone %s says what is sent', (camera, microphone, words) => {
    expect(wordsOf(call({ camera, microphone }).find('publisher'))).toBe(words);
  });
});

describe('the header, once the other side', () => {
  test('has hung up, says so in place of its name', () => {
    expect(wordsOf(call({ remote: '', remoteEnd: 'hungUp' }).find('remote'))).toBe('对方已挂断');
  });

  test('sends no picture any more, says that it may be lost, beside its name', () => {
    const view = call({ player: 'PLAY_REQUESTING', remoteEnd: 'lost' });
    expect(['remote', 'player'].map((id) => wordsOf(view.find(id)))).toEqual(['王小明', '对方可能掉线了']);
  });
});

describe('the controls', () => {
  test('all act in a call', () => {
    for (const id of ['microphone', 'camera', 'stopPublish', 'stopPlay', 'leave'])
      expect(call().canTap(id), id).toBe(true);
  });

  test('are disabled, and look it, while they cannot act', () => {
    const view = call({ ...alone, status: 'preparing', can: nothing });
    for (const id of ['microphone', 'camera', 'publish', 'stopPlay', 'leave']) {
      expect(view.canTap(id), id).toBe(false);
      expect(view.find(id)?.attributes['class'], id).toContain('unable');
    }
  });

  test('switch between front and back camera only where the component can', () => {
    const rtcRoom = { ...shown, switchable: true };
    expect(call({ rtcRoom }).canTap('switchCamera')).toBe(true);
    expect(call({ rtcRoom, camera: false }).find('switchCamera')).toBeUndefined();
    expect(call().find('switchCamera')).toBeUndefined();
  });

  test('offer to publish and to play again what was stopped', () => {
    const view = call({
      can: { ...connected.can, publish: true, stopPublish: false, play: true, stopPlay: false },
    });
    expect(view.canTap('publish') && view.canTap('play')).toBe(true);
    expect(view.find('stopPublish') ?? view.find('stopPlay')).toBeUndefined();
  });

  test.each(statuses)('let the user out of the state %s as soon as the call can be left', (status) => {
    const over = status === 'idle' || status === 'ended' || status === 'blocked';
    const view = call({ ...alone, status, can: { ...nothing, leave: !over, join: over } });
    expect(over ? view.canTap('rejoin') && view.canTap('back') : view.canTap('leave')).toBe(true);
  });
});

describe('the end of a call', () => {
  test('by hanging up says so, and offers to rejoin or to go back', () => {
    const view = call({ ...afterCall, status: 'idle' });
    expect(wordsOf(view.find('ended'))).toContain('你已离开房间');
    expect(view.canTap('rejoin') && view.canTap('back')).toBe(true);
    expect(view.find('leave')).toBeUndefined();
  });

  test.each(errorKinds)('by %s says why and what next', (kind) => {
    const view = failing(kind, { ...afterCall, status: 'ended' });
    const words = wordsOf(view.find('ended'));
    expect(words).toContain(texts.errors[kind]);
    expect(words).toContain('zego 1');
    expect(offers(view, kind)).toBe(true);
    expect(view.canTap('rejoin') && view.canTap('back')).toBe(true);
    expect(
      view.elements.filter(({ attributes }) => /action-primary/.test(String(attributes['class']))),
    ).toHaveLength(1);
  });
});

describe('a call that cannot start yet', () => {
  const blocked: Partial<CallPageData> = { ...alone, status: 'blocked', can: { ...nothing, leave: true } };

  test('says what is in the way, and offers the way on', () => {
    const view = failing('cameraDenied', {
      ...blocked,
      can: { ...nothing, leave: true, withoutCamera: true },
    });
    expect(wordsOf(view.find('ended'))).toContain(texts.errors.cameraDenied);
    expect(wordsOf(view.find('ended'))).toContain(texts.status.blocked);
    for (const id of ['nextStep', 'withoutCamera', 'rejoin', 'back']) expect(view.canTap(id), id).toBe(true);
  });

  test('offers to join without a camera only where that helps', () => {
    expect(failing('microphoneDenied', blocked).find('withoutCamera')).toBeUndefined();
  });
});

describe('the other side', () => {
  test('is said to have its camera off, or to be muted', () => {
    expect(wordsOf(call({ remoteCamera: false }).find('player'))).toBe(texts.remoteCameraOff);
    expect(wordsOf(call({ remoteMicrophone: false }).find('player'))).toBe(texts.remoteMuted);
  });

  test('is not the only one: a third person is told apart', () => {
    expect(wordsOf(call({ crowded: true }).find('crowded'))).toBe(texts.crowded);
    expect(call().find('crowded')).toBeUndefined();
  });
});

describe('an error during the call', () => {
  test.each(errorKinds)('such as %s is said with its next step above the controls', (kind) => {
    const view = failing(kind);
    expect(wordsOf(view.find('error'))).toContain(texts.errors[kind]);
    expect(offers(view, kind)).toBe(true);
    expect(view.canTap('leave')).toBe(true);
  });

  test('is gone with its reason', () => {
    expect(call().find('error')).toBeUndefined();
  });
});

/** A button for the step, or its sentence; at the end of a call the rejoin button stands for another try. */
const offers = (view: ReturnType<typeof call>, kind: ErrorKind): boolean => {
  const step = nextStepOf[kind];
  const { button = '', sentence = '' }: { button?: string; sentence?: string } = texts.nextSteps[step];
  if (sentence !== '' && !view.words.includes(sentence)) return false;
  if (button === '') return sentence !== '';
  const retried = view.find('ended') !== undefined && (step === 'retry' || step === 'rejoin');
  return view.canTap(retried ? 'rejoin' : 'nextStep');
};

test('the page binds the call view, its words, the duration and the rtcRoom, all of it and nothing else', () => {
  const views = [
    call(),
    call(afterCall),
    failing('playFailed'),
    failing('roomFull', { status: 'ended', ...afterCall }),
  ];
  const read = new Set(views.flatMap((view) => [...view.read]));
  expect([...read].sort()).toEqual(Object.keys(connected).sort());
});

test('every button of the page sends its own tap', () => {
  const can = { ...nothing, publish: true, play: true };
  const views = [
    call(),
    call({ rtcRoom: { ...shown, switchable: true } }),
    call({ can }),
    failing('playFailed'),
    call({ ...afterCall, status: 'idle' }),
  ];
  const buttons = views.flatMap((view) => view.elements.filter(({ tag }) => tag === 'button'));
  expect(new Map(buttons.map(({ id, handlers }) => [id, handlers.get('tap')?.method]))).toEqual(
    new Map([
      ['microphone', 'tapMicrophone'],
      ['camera', 'tapCamera'],
      ['switchCamera', 'tapSwitchCamera'],
      ['stopPublish', 'tapStopPublish'],
      ['stopPlay', 'tapStopPlay'],
      ['leave', 'tapLeave'],
      ['publish', 'tapPublish'],
      ['play', 'tapPlay'],
      ['nextStep', 'tapNextStep'],
      ['rejoin', 'tapRejoin'],
      ['back', 'tapBack'],
      ['copyTrace', 'tapCopyTrace'],
      ['copyTrace', 'tapCopyTrace'],
    ]),
  );
});

test('whatever can be tapped has a name for screen readers, in both languages', () => {
  for (const language of ['zh', 'en'] as const)
    for (const view of [call(), call(afterCall), failing('playFailed')].concat(
      call({ text: callTexts(language) }),
    ))
      for (const { tag, attributes, id } of view.elements)
        if (tag === 'button') expect(attributes['aria-label'], id).toBeTruthy();
});

test('what a call log holds is said before it is copied, to the eye and to screen readers, in both languages', () => {
  for (const language of ['zh', 'en'] as const) {
    const text = callTexts(language);
    for (const status of ['idle', 'ended', 'blocked'] as const) {
      const view = call({ ...afterCall, text, status });
      expect(view.words).toContain(text.traceHint);
      expect(view.find('copyTrace')?.attributes['aria-label']).toBe(`${text.copyTrace}. ${text.traceHint}`);
    }
  }
  expect(call().words).not.toContain(connected.text.traceHint);
});
