/** A recorded call, told in the same messages as a live one. */
import { isReceiverEvent, parseReceiverEvent } from '@xstate/inspect/es/utils.js';
import { createEmitter } from '../../../../src/adapters/inspector/emitter.ts';
import { readTrace } from '../../../trace/read-trace.ts';
import { replay } from '../../../trace/replay.ts';
import type { Replay } from '../../../trace/replay.ts';
import { rerun } from '../../../trace/rerun.ts';
import type { SourceListener } from './source.ts';

/** @param name distinguishes it from other traces. Throws NoTrace, with what is wrong with the file. Returns what its replay found. */
export const openTrace = (text: string, listener: SourceListener, name = 'trace'): Replay => {
  const trace = readTrace(text);
  const result = replay(trace);
  let at = 0;
  const post = (message: string): void => {
    const told: unknown = JSON.parse(message);
    if (isReceiverEvent(told)) listener.received(parseReceiverEvent(told), at);
  };
  // a recorded call takes no events
  const emitter = createEmitter(name, post, () => undefined);
  rerun(trace, emitter.inspect, (now) => (at = now));
  listener.changed('recorded');
  return result;
};
