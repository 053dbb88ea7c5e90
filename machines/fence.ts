/**
 * Fencing: an event belongs to what is going on now, or it is dropped and counted. One rule for every event that
 * comes back from outside.
 */
import { mountedPair } from './context.ts';
import type { CallContext, Leg } from './context.ts';
import type { CallEvent, RtmpCode } from './events.ts';

const ofLeg = (leg: Leg, event: { readonly stream: string; readonly attempt?: number }): boolean =>
  event.stream === leg.stream && (event.attempt === undefined || event.attempt === leg.attempt);

const ofMount = ({ fact }: CallContext, mount: number): boolean =>
  fact.mount.pair !== null && mount === fact.mount.generation;

/** A component that still shows the URL before the last one says nothing about the stream of today. */
const ofMountedUrl = (context: CallContext, code: RtmpCode): boolean => {
  const { fact } = context;
  const pair = mountedPair(context);
  return code === 3800 || code === 3801
    ? pair.push !== null && pair.push === fact.push.url
    : pair.pull !== null && pair.pull === fact.play.url;
};

export const belongs = (context: CallContext, event: CallEvent): boolean => {
  const { fact, intent } = context;
  if ('mount' in event)
    return (
      ofMount(context, event.mount) &&
      (event.type !== 'rtcRoom.rtmpEvent' || ofMountedUrl(context, event.code))
    );
  if (!('session' in event)) return true;
  if (event.session !== fact.session) return false;
  if ('room' in event) return event.room === intent.room;
  switch (event.type) {
    case 'zego.publishing':
    case 'zego.publishEnded':
    case 'publish.urlReceived':
    case 'publish.failed':
      return ofLeg(fact.push, event);
    case 'zego.playing':
    case 'zego.playEnded':
    case 'play.urlReceived':
    case 'play.failed':
      return ofLeg(fact.play, event);
    default:
      return true;
  }
};
