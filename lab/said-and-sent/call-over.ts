/**
 * Whether a page's call is over, whatever the page still says: its room is disconnected, or its chart has ended, as an
 * actor does that threw. Our call pages, and those of docs/embedding.md, keep the call at `page.call` (`BoundCall`).
 */
import { callMethod, field } from '../../src/adapters/unknown.ts';

/** @param page the page object of the mini-program; false where it holds no call that can be asked */
export const callIsOver = (page: unknown): boolean => {
  const snapshot = callMethod(field(page, 'call'), 'snapshot');
  const room = field(field(snapshot, 'value'), 'room');
  if (room === undefined) return false;
  return field(snapshot, 'status') !== 'active' || field(room, 'disconnected') !== undefined;
};
