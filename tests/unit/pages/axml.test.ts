import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { textsFor } from '../../../src/texts/index.ts';
import { namesIn, readAxml } from './axml-reader.ts';
import { installMy } from './page-harness.ts';

const axmlOf = (page: string) => readAxml(readFileSync(`src/pages/${page}/index.axml`, 'utf8'));

/** What the call page's data holds: `CallView`, its texts, the duration and the surface. */
const callKeys = [
  'status',
  'room',
  'publisher',
  'player',
  'remote',
  'camera',
  'microphone',
  'can',
  'error',
  'errorCode',
  'nextStep',
  'text',
  'duration',
  'surface',
];

const rtcRoomHandlers = {
  onError: 'onRtcRoomError',
  onRoomInfo: 'onRtcRoomInfo',
  onParticipantEnter: 'onParticipantEnter',
  onParticipantLeave: 'onParticipantLeave',
  onAudioPlayoutMode: 'onAudioPlayoutMode',
  onReceiveRecordId: 'onReceiveRecordId',
  onRtmpEvent: 'onRtmpEvent',
};

const taps = {
  microphone: 'tapMicrophone',
  camera: 'tapCamera',
  publish: 'tapPublish',
  stopPublish: 'tapStopPublish',
  play: 'tapPlay',
  stopPlay: 'tapStopPlay',
  leave: 'tapLeave',
  nextStep: 'tapNextStep',
  rejoin: 'tapRejoin',
  back: 'tapBack',
};

const pageOptions = async (page: 'lobby' | 'settings'): Promise<Record<string, unknown>> => {
  let options: Record<string, unknown> = {};
  installMy();
  vi.stubGlobal('Page', (given: Record<string, unknown>) => (options = given));
  vi.resetModules();
  await (page === 'lobby'
    ? import('../../../src/pages/lobby/index.ts')
    : import('../../../src/pages/settings/index.ts'));
  return options;
};

afterEach(() => vi.unstubAllGlobals());

test.each(['<view>', '<view><text></view>', '<view><text></view></text>'])(
  'an open tag in %s is found',
  (axml) => {
    expect(() => readAxml(axml)).toThrow('not closed');
  },
);

test.each(['a.b()', 'a = 1', 'a => a', '`a`', 'new a', 'a; b', 'a, ...b'])(
  'an expression such as %s is refused',
  (code) => {
    expect(() => namesIn(code)).toThrow();
  },
);

describe.each(['lobby', 'settings', 'call'])('the AXML of %s', (page) => {
  const { elements, expressions } = axmlOf(page);

  test('closes every tag and keeps to the expression grammar', () => {
    for (const { code } of expressions) expect(() => namesIn(code)).not.toThrow();
  });

  test('gives whatever can be operated an id and a name for screen readers', () => {
    for (const { tag, attributes } of elements)
      if (['button', 'input', 'switch'].includes(tag)) {
        expect(attributes.id, JSON.stringify(attributes)).toBeTruthy();
        expect(attributes['aria-label'], attributes.id).toBeTruthy();
      }
  });

  test('reaches only words that the dictionary has', () => {
    const texts = textsFor('zh')[page as 'lobby' | 'settings' | 'call'];
    const words = expressions.flatMap(({ code }) =>
      [...code.matchAll(/\btext\.(\w+)/g)].map(([, word]) => word),
    );
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(texts).toHaveProperty(word ?? '');
  });
});

describe.each(['lobby', 'settings'] as const)('the AXML of %s and its page', (page) => {
  test('agree on data and handlers', async () => {
    const { elements, expressions } = axmlOf(page);
    const options = await pageOptions(page);
    const data: unknown = typeof options.data === 'function' ? options.data() : options.data;
    const loops = elements.flatMap(({ attributes }) => attributes['a:for-item'] ?? []);
    for (const { code } of expressions)
      for (const name of namesIn(code)) if (!loops.includes(name)) expect(data).toHaveProperty(name);
    for (const { attributes } of elements)
      for (const [name, handler] of Object.entries(attributes))
        if (/^(on|catch)[A-Z]/.test(name)) expect(options[handler], handler).toBeTypeOf('function');
  });
});

describe('the AXML of the call page', () => {
  const { elements, expressions } = axmlOf('call');

  test('binds the call view, its words, the duration and the surface, and nothing else', () => {
    const bound = new Set(expressions.flatMap(({ code }) => namesIn(code)));
    expect([...bound].sort()).toEqual([...callKeys].sort());
  });

  test('passes rtc-room every attribute that is read at its creation, and listens to its seven events', () => {
    const [rtcRoom, ...others] = elements.filter(({ tag }) => tag === 'rtc-room');
    expect(others).toEqual([]);
    expect(rtcRoom?.attributes).toMatchObject({
      'a:if': '{{surface.shown}}',
      id: '{{surface.id}}',
      roomId: '{{surface.roomId}}',
      token: '{{surface.token}}',
      userId: '{{surface.userId}}',
      signature: '{{surface.signature}}',
      autoplay: '{{surface.autoplay}}',
      'enable-camera': '{{surface.enableCamera}}',
      mute: '{{surface.mute}}',
      fps: '{{surface.fps}}',
      resolution: '{{surface.resolution}}',
      record: '{{surface.record}}',
      'min-bitrate': '{{surface.minBitrate}}',
      'max-bitrate': '{{surface.maxBitrate}}',
      extraInfo: '{{surface.extraInfo}}',
      ...rtcRoomHandlers,
    });
  });

  test('has a button for every tap', () => {
    const buttons = elements.filter(({ tag }) => tag === 'button');
    const found = Object.fromEntries(buttons.map(({ attributes: { id, onTap } }) => [id, onTap]));
    expect(found).toEqual(taps);
  });

  test('disables a control that cannot act', () => {
    const guards = { publish: 'publish', stopPublish: 'stopPublish', play: 'play', stopPlay: 'stopPlay' };
    const all = { ...guards, leave: 'leave', microphone: 'devices', camera: 'devices', rejoin: 'join' };
    for (const [id, ability] of Object.entries(all)) {
      const button = elements.find(({ attributes }) => attributes.id === id);
      expect(button?.attributes.disabled, id).toBe(`{{!can.${ability}}}`);
    }
  });

  test('lays nothing over the picture', () => {
    const acss = readFileSync('src/pages/call/index.acss', 'utf8');
    expect(acss).not.toMatch(/[\s;{]position:|z-index|margin[^;]*-\d/);
  });
});
