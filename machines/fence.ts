/**
 * The fence around the chart: an event belongs to what is going on now, or no transition sees it. One rule for every event
 * that comes back from outside.
 */
import { mountedPair } from './context.ts';
import type { CallContext, Leg } from './context.ts';
import type { CallEvent, FencedEvent, RtmpCode, Stale } from './events.ts';

const staleOfLeg = (
  leg: Leg,
  { stream, attempt }: { readonly stream: string; readonly attempt?: number },
): Stale | null => {
  if (stream !== leg.stream) return 'stream';
  return attempt === undefined || attempt === leg.attempt ? null : 'attempt';
};

/** A component that still shows the URL before the last one says nothing about the stream of today. */
const ofMountedUrl = (context: CallContext, code: RtmpCode): boolean => {
  const { fact } = context;
  const pair = mountedPair(context);
  return code === 3800 || code === 3801
    ? pair.push !== null && pair.push === fact.publisher.url
    : pair.pull !== null && pair.pull === fact.player.url;
};

/** What of the event is not of today; null where all of it is. */
export const staleness = (context: CallContext, event: CallEvent): Stale | null => {
  const { fact, intent } = context;
  if ('mount' in event) {
    if (fact.mount.pair === null || event.mount !== fact.mount.generation) return 'mount';
    return event.type === 'rtcRoom.rtmpEvent' && !ofMountedUrl(context, event.code) ? 'url' : null;
  }
  if (!('session' in event)) return null;
  if (event.session !== fact.session) return 'session';
  if ('room' in event) return event.room === intent.room ? null : 'room';
  switch (event.type) {
    case 'zego.publishing':
    case 'zego.publishEnded':
    case 'publisher.urlReceived':
    case 'publisher.urlFailed':
      return staleOfLeg(fact.publisher, event);
    case 'zego.playing':
    case 'zego.playEnded':
    case 'player.urlReceived':
    case 'player.urlFailed':
      return staleOfLeg(fact.player, event);
    default:
      return null;
  }
};

/** The event itself, or in its place the word that it was dropped. */
export const admitted = (context: CallContext, event: FencedEvent): FencedEvent => {
  if (event.type === 'fence.dropped') return event;
  const stale = staleness(context, event);
  return stale === null ? event : { type: 'fence.dropped', event: event.type, stale };
};
