/** What the share menu sends: a link to the lobby that joins the room with one tap. For both pages' onShareAppMessage. */
import { idChecks } from '../adapters/zego/ids.ts';
import { fill } from '../texts/index.ts';
import type { LobbyTexts } from '../texts/index.ts';
import { roomQuery } from './call-link.ts';

/** Alipay's page.onShareAppMessage: `path` has no leading slash. */
export interface SharedLink {
  readonly title: string;
  readonly desc: string;
  readonly path: string;
}

const lobby = 'src/pages/lobby/index';

/** @param room one that nobody can join, such as '', shares the lobby without a room */
export const shareRoom = (text: LobbyTexts, room: string): SharedLink => {
  const named = idChecks.room(room) === null;
  return {
    title: text.shareTitle,
    desc: named ? fill(text.shareDescription, 'room', room) : text.tagline,
    path: named ? `${lobby}?${roomQuery(room)}` : lobby,
  };
};
