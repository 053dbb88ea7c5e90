/**
 * What the gateway saw and answered, in order. Written by the gateway; read by tests, the scenario runner and the lab's
 * panel. Never holds a token, a URL or the text of a log post.
 */
import type { RoomRequest } from './fault.ts';
import type { Answer } from './server-codes.ts';

export type JournalEvent =
  | { readonly type: 'socketOpened'; readonly connection: string }
  | { readonly type: 'socketRefused'; readonly connection: string }
  | { readonly type: 'socketClosed'; readonly connection: string; readonly user: string }
  | {
      readonly type: 'login';
      readonly user: string;
      readonly room: string;
      /** the app asked for roomUserUpdate */
      readonly userUpdate: boolean;
      /** the client says that it was logged in before */
      readonly relogin: boolean;
    }
  | { readonly type: 'loginReply'; readonly user: string; readonly room: string; readonly code: Answer }
  | { readonly type: 'logout'; readonly user: string; readonly room: string }
  | {
      readonly type: 'addStream' | 'deleteStream' | 'updateStream';
      readonly user: string;
      readonly room: string;
      readonly stream: string;
      readonly code: Answer;
    }
  | {
      readonly type: 'dispatch';
      readonly user: string;
      readonly stream: string;
      readonly direction: 'push' | 'pull';
      readonly outcome: 'ok' | 'failed' | 'noAnswer';
    }
  | { readonly type: 'renewToken'; readonly user: string; readonly room: string; readonly code: Answer }
  | { readonly type: 'appConfig'; readonly user: string; readonly code: Answer }
  | { readonly type: 'customCommand'; readonly user: string; readonly room: string; readonly to: number }
  | { readonly type: 'kick'; readonly user: string; readonly room: string; readonly reason: number }
  /** a user left the room, for whatever reason */
  | {
      readonly type: 'userGone';
      readonly user: string;
      readonly room: string;
      readonly why: 'logout' | 'streamClosed' | 'silence' | 'kick' | 'movedRoom' | 'bot';
    }
  | { readonly type: 'rejected'; readonly user: string; readonly request: RoomRequest; readonly code: Answer }
  | { readonly type: 'unknown'; readonly connection: string; readonly what: string }
  | { readonly type: 'malformed'; readonly connection: string; readonly what: string };

/** `at`: ms, Unix time on the gateway's clock. */
export type JournalEntry = JournalEvent & { readonly at: number };

/** What comes too often to list. */
export interface JournalCounts {
  linkHeartbeats: number;
  roomHeartbeats: number;
  malformed: number;
  /** frames that arrived while their user was muted */
  ignoredWhileMuted: number;
  httpLogPosts: number;
  httpLogBytes: number;
}

export class Journal {
  readonly #now: () => number;
  readonly #entries: JournalEntry[] = [];
  readonly #listeners = new Set<(entry: JournalEntry) => void>();
  readonly counts: JournalCounts = {
    linkHeartbeats: 0,
    roomHeartbeats: 0,
    malformed: 0,
    ignoredWhileMuted: 0,
    httpLogPosts: 0,
    httpLogBytes: 0,
  };

  constructor(now: () => number) {
    this.#now = now;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  /** The entries of one type, in order. */
  of<T extends JournalEvent['type']>(type: T): readonly Extract<JournalEntry, { readonly type: T }>[] {
    return this.#entries.filter(
      (entry): entry is Extract<JournalEntry, { readonly type: T }> => entry.type === type,
    );
  }

  /** Calls back for each entry from now on; returns how to stop. */
  onEntry(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Drops the entries so far; the counts stay. */
  forget(): void {
    this.#entries.length = 0;
  }

  add(event: JournalEvent): void {
    if (event.type === 'malformed') this.counts.malformed += 1;
    const entry: JournalEntry = { ...event, at: this.#now() };
    this.#entries.push(entry);
    for (const listener of this.#listeners) listener(entry);
  }
}
