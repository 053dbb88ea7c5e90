/** Tells the chart when a phone call or an alarm is over. `my.onAudioInterruptionEnd` sends to it, it drives nothing. */
import type { PlatformEvent } from '../../../machines/index.ts';
import { callMethod } from '../unknown.ts';

type InterruptionEnded = Extract<PlatformEvent, { type: 'audio.interruptionEnded' }>;

export function watchInterruptions(onEnd: (event: InterruptionEnded) => void): () => void {
  const report = () => onEnd({ type: 'audio.interruptionEnded' });
  callMethod(my, 'onAudioInterruptionEnd', report);
  return () => {
    callMethod(my, 'offAudioInterruptionEnd', report);
  };
}
