/** What the share menu sends: a link to the lobby that joins the room with one tap. For both pages' onShareAppMessage. */
import { fill } from '../texts/index.ts';
import type { LobbyTexts } from '../texts/index.ts';

/** Alipay's page.onShareAppMessage: `path` has no leading slash. */
export interface SharedLink {
  readonly title: string;
  readonly desc: string;
  readonly path: string;
}

const lobby = 'src/pages/lobby/index';

/** @param room '' shares the lobby without a room */
export const shareRoom = (text: LobbyTexts, room: string): SharedLink => ({
  title: text.shareTitle,
  desc: room === '' ? text.tagline : fill(text.shareDescription, 'room', room),
  path: room === '' ? lobby : `${lobby}?room=${encodeURIComponent(room)}`,
});
