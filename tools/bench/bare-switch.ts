/**
 * The floor of a call's logic: a switch over the same events that keeps a handful of words, with no fence, no retries, no
 * queue, no settling. What it leaves out is what the chart is for.
 */
import type { CallEvent } from '../../machines/index.ts';

export interface Words {
  readonly room: 'DISCONNECTED' | 'CONNECTING' | 'CONNECTED';
  readonly publisher: 'NO_PUBLISH' | 'PUBLISH_REQUESTING' | 'PUBLISHING';
  readonly player: 'NO_PLAY' | 'PLAY_REQUESTING' | 'PLAYING';
  readonly remotes: readonly string[];
  readonly mounted: boolean;
}

export const noWords: Words = {
  room: 'DISCONNECTED',
  publisher: 'NO_PUBLISH',
  player: 'NO_PLAY',
  remotes: [],
  mounted: false,
};

export const bareSwitch = (words: Words, event: CallEvent): Words => {
  switch (event.type) {
    case 'page.joinTapped':
      return { ...words, room: 'CONNECTING' };
    case 'login.succeeded':
      return { ...words, room: 'CONNECTED', publisher: 'PUBLISH_REQUESTING' };
    case 'zego.publishing':
      return { ...words, publisher: 'PUBLISHING' };
    case 'zego.streamsAdded':
      return {
        ...words,
        player: 'PLAY_REQUESTING',
        remotes: [...words.remotes, ...event.streams.map(({ id }) => id)],
      };
    case 'zego.playing':
      return { ...words, player: 'PLAYING' };
    case 'zego.streamsDeleted':
      return {
        ...words,
        player: 'NO_PLAY',
        remotes: words.remotes.filter((id) => event.streams.every((stream) => stream.id !== id)),
      };
    case 'rtcRoom.shown':
      return { ...words, mounted: true };
    case 'rtcRoom.hidden':
      return { ...words, mounted: false };
    case 'zego.roomDisconnected':
      return noWords;
    default:
      return words;
  }
};
