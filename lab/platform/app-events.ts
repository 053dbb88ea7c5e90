/** `my.on/offAppShow`, `AppHide` and `AudioInterruption…`. */
import type { Calls } from './calls.ts';
import { FunctionListeners } from './function-listeners.ts';
import type { Listeners } from './listeners.ts';
import type { PhoneEvents } from './phone-events.ts';

export function createAppEvents(calls: Calls, events: PhoneEvents) {
  const relay = <Event>(source: Listeners<Event>): FunctionListeners<Event> => {
    const listeners = new FunctionListeners<Event>();
    source.add((event) => listeners.emit(calls.intrinsics.plain(event)));
    return listeners;
  };
  const show = relay(events.appShow);
  const hide = relay(events.appHide);
  const begin = relay(events.audioInterruptionBegin);
  const end = relay(events.audioInterruptionEnd);
  return {
    listeners: { show, hide, begin, end },
    api: {
      onAppShow: show.on,
      offAppShow: show.off,
      onAppHide: hide.on,
      offAppHide: hide.off,
      onAudioInterruptionBegin: begin.on,
      offAudioInterruptionBegin: begin.off,
      onAudioInterruptionEnd: end.on,
      offAudioInterruptionEnd: end.off,
    },
  };
}
