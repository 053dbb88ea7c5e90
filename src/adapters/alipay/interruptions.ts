/** Tells the chart when a phone call or an alarm is over. `my.onAudioInterruptionEnd` sends to it, it drives nothing. */
import type { PlatformEvent } from '../../../machines/index.ts';
import { listenToPlatform } from './my.ts';

type InterruptionEnded = Extract<PlatformEvent, { type: 'audio.interruptionEnded' }>;

export const watchInterruptions = (onEnd: (event: InterruptionEnded) => void): (() => void) =>
  listenToPlatform('AudioInterruptionEnd', () => onEnd({ type: 'audio.interruptionEnded' }));
