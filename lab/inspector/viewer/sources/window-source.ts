/** Actors of the page around the viewer's frame, or of the page that opened its window (`inspect({ iframe })`). */
import { createWindowReceiver } from '../../classic-inspector.ts';
import { classicCommand } from './source.ts';
import type { Source, SourceListener } from './source.ts';

export const windowSource = (targetWindow: Window, listener: SourceListener): Source => {
  listener.changed('waiting');
  const receiver = createWindowReceiver({ window, targetWindow });
  receiver.subscribe((told) => {
    listener.changed('connected');
    listener.received(told);
  });
  return { send: (sessionId, event) => void receiver.send(classicCommand(sessionId, event)) };
};
