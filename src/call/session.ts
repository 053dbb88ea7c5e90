/**
 * One session: the engine, the credentials and the stream URLs from the preparation to the end. It holds the secrets
 * that the chart never sees, and it is what the chart's actors talk to.
 */
import type { UrlName, User } from '../../machines/index.ts';
import type { Credentials } from '../adapters/credentials/credentials.ts';
import type { RtcRoomAccess } from '../adapters/rtc-room/rtc-room.ts';
import { field } from '../adapters/unknown.ts';
import type { ZegoEngine } from '../adapters/zego/engine.ts';
import { startLife } from './life.ts';

export interface CallSession {
  /** the chart's number of this session */
  readonly number: number;
  readonly engine: ZegoEngine;
  readonly credentials: Credentials;
  readonly urls: Map<UrlName, string>;
  /** Takes credentials in place of the former ones: the new signature counts for the next mount. */
  renew(credentials: Credentials): void;
  signatureIsOver(): boolean;
  /** Forgets the URLs and disposes of the engine. */
  end(): void;
}

const numberOr = (otherwise: number, value: unknown): number =>
  typeof value === 'number' ? value : otherwise;

export const createSession = (number: number, engine: ZegoEngine, first: Credentials): CallSession => {
  // somebody else's provider may say nothing of it
  const lifeOf = (of: Credentials) =>
    startLife(numberOr(Infinity, field(field(of, 'mrtc'), 'signatureLife')));
  const urls = new Map<UrlName, string>();
  let credentials = first;
  let life = lifeOf(first);
  return {
    number,
    engine,
    urls,
    get credentials() {
      return credentials;
    },
    renew(next) {
      life.end();
      credentials = next;
      life = lifeOf(next);
    },
    signatureIsOver: () => life.isOver(),
    end() {
      life.end();
      urls.clear();
      engine.dispose();
    },
  };
};

export const userOf = ({ credentials: { userId, userName } }: CallSession): User => ({
  id: userId,
  name: userName || userId,
});

/** Throws where credentials of somebody else's provider lack what a mount needs. */
export const rtcRoomAccessOf = ({ mrtc }: Credentials): RtcRoomAccess => ({
  ...mrtc,
  signature: mrtc.signature.reveal(),
});

/** The URL under this name; '' for none. */
export const urlOf = ({ urls }: CallSession, name: UrlName | null): string => urls.get(name ?? '') ?? '';
