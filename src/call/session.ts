/**
 * One session: the engine, the credentials and the stream URLs from the preparation to the end. It holds the secrets
 * that the chart never sees, and it is what the chart's actors talk to.
 */
import type { UrlName, User } from '../../machines/index.ts';
import type { Credentials } from '../adapters/credentials/credentials.ts';
import type { SurfaceAccess } from '../adapters/rtc-room/surface.ts';
import type { ZegoEngine } from '../adapters/zego/engine.ts';

export interface CallSession {
  /** the chart's number of this session */
  readonly number: number;
  readonly engine: ZegoEngine;
  /** replaced when the token is renewed: the new signature counts for the next mount */
  credentials: Credentials;
  readonly urls: Map<UrlName, string>;
}

export const userOf = ({ credentials: { userId, userName } }: CallSession): User => ({
  id: userId,
  name: userName || userId,
});

/** Throws where credentials of somebody else's provider lack what a mount needs. */
export const surfaceAccessOf = ({ mrtc }: Credentials): SurfaceAccess => ({
  ...mrtc,
  signature: mrtc.signature.reveal(),
});

/** The URL under this name; '' for none. */
export const urlOf = ({ urls }: CallSession, name: UrlName | null): string => urls.get(name ?? '') ?? '';
