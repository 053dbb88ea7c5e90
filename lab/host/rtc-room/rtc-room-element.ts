/**
 * `<rtc-room>` on the screen: the remote picture, the own one in a corner of it or alone in its place. All attributes are
 * read at creation; a later change is ignored, as on a phone, and warned of once.
 */
import {
  h,
  inject,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  watch,
  type InjectionKey,
  type VNode,
} from 'vue';
import { textOf, type RenderedElement } from '../../axml/index.ts';
import { accessibility, frameProps } from '../view/attributes.ts';
import { elementComponent } from '../view/element-component.ts';
import { fire } from '../view/mini-event.ts';
import { RtcRoomSession, type RtcRoomConfig, type RtcRoomServices } from './rtc-room-session.ts';

export const rtcRoomServices: InjectionKey<RtcRoomServices> = Symbol('rtcRoomServices');

type Attributes = RenderedElement['attributes'];

const urlIn = (extraInfo: unknown, name: string): string =>
  typeof extraInfo === 'object' && extraInfo !== null ? textOf(Reflect.get(extraInfo, name)) : '';

const usualFps = 15;

const configOf = (attributes: Attributes): RtcRoomConfig => ({
  id: textOf(attributes['id']),
  pushUrl: urlIn(attributes['extraInfo'], 'rtmpPushUrl'),
  pullUrl: urlIn(attributes['extraInfo'], 'rtmpPullUrl'),
  camera: attributes['enable-camera'] === true,
  muted: attributes['mute'] === true,
  fps: Math.min(30, Number(attributes['fps']) || usualFps),
});

/** Each attribute that changed is named once; the values may be secret and are not. */
function warnOfChanges(atCreation: Attributes): (now: Attributes) => void {
  const warned = new Set<string>();
  return (now) => {
    for (const [name, value] of Object.entries(now)) {
      if (warned.has(name) || JSON.stringify(value) === JSON.stringify(atCreation[name])) continue;
      warned.add(name);
      console.warn(`<rtc-room> reads ${name} at creation only: the change is ignored, mount it anew`);
    }
  };
}

export const RtcRoomElement = elementComponent('rtc-room', (props) => {
  const services = inject(rtcRoomServices);
  if (services === undefined) throw new Error('<rtc-room> outside of a phone');
  const local = shallowRef<MediaStream | null>(null);
  const remote = shallowRef<MediaStream | null>(null);
  const frozen = ref(false);
  const session = new RtcRoomSession(configOf(props.element.attributes), services, {
    local: (stream) => (local.value = stream),
    remote: (stream) => (remote.value = stream),
    frozen: (on) => (frozen.value = on),
    emit: (event, detail) => fire(props.page, props.element, event, detail),
  });
  const compare = warnOfChanges(props.element.attributes);
  watch(() => props.element.attributes, compare);
  onMounted(() => session.start());
  onBeforeUnmount(() => session.end());
  return () => {
    const both = local.value !== null && remote.value !== null;
    return h(
      'rtc-room',
      {
        ...frameProps(props.page, props.element),
        ...accessibility(props.element.attributes),
        'data-pictures': both
          ? 'both'
          : local.value !== null
            ? 'local'
            : remote.value !== null
              ? 'remote'
              : 'none',
      },
      [video('remote', remote.value, frozen.value), video('local', local.value, false)],
    );
  };
});

const video = (whose: 'local' | 'remote', stream: MediaStream | null, frozen: boolean): VNode | null =>
  stream === null
    ? null
    : h('video', {
        key: whose,
        'data-whose': whose,
        autoplay: true,
        // sound is for real microphones only; the own voice is never played
        muted: whose === 'local' || stream.getAudioTracks().length === 0,
        playsinline: true,
        'aria-hidden': 'true',
        srcObject: stream,
        onVnodeUpdated: ({ el }) => {
          if (!(el instanceof HTMLVideoElement)) return;
          if (frozen) el.pause();
          else void el.play().catch(() => undefined);
        },
      });
