/**
 * What a call page says of camera, microphone and streams: five keys of its data, those of `CallView`. The data come from
 * a mini-program, so they are read from `unknown`. A page without these keys says nothing.
 */
import type { CallStatus, CallView, PlayerState, PublisherState } from '../../machines/view.ts';
import { field } from '../../src/adapters/unknown.ts';

export type Said = Pick<CallView, 'status' | 'publisher' | 'player' | 'camera' | 'microphone'>;

// as keys, so that the compiler asks for a new word here: with an unknown word the whole page would go unchecked
const statuses: Record<CallStatus, true> = {
  idle: true,
  preparing: true,
  blocked: true,
  loggingIn: true,
  connected: true,
  reconnecting: true,
  leaving: true,
  ended: true,
};
const publisherStates: Record<PublisherState, true> = {
  NO_PUBLISH: true,
  PUBLISH_REQUESTING: true,
  PUBLISHING: true,
};
const playerStates: Record<PlayerState, true> = { NO_PLAY: true, PLAY_REQUESTING: true, PLAYING: true };

const isOneOf = <Word extends string>(words: Record<Word, true>, value: unknown): value is Word =>
  typeof value === 'string' && Object.hasOwn(words, value);

/** What these page data say, or null: nothing. */
export const readSaid = (data: unknown): Said | null => {
  const status = field(data, 'status');
  const publisher = field(data, 'publisher');
  const player = field(data, 'player');
  const camera = field(data, 'camera');
  const microphone = field(data, 'microphone');
  if (!isOneOf(statuses, status)) return null;
  if (!isOneOf(publisherStates, publisher) || !isOneOf(playerStates, player)) return null;
  if (typeof camera !== 'boolean' || typeof microphone !== 'boolean') return null;
  return { status, publisher, player, camera, microphone };
};
