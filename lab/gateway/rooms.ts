/**
 * Rooms, their members and streams, and the two sequence numbers by which clients notice that they missed a push:
 * each change of a room's members adds 1 to `userSeq`, each change of its streams adds 1 to `streamSeq`.
 * Driven by room-service.ts and the fault bots; tells its listener what changed, after the change.
 */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** ms, Unix time */
  readonly loginAt: number;
  /** Changes when the same user logs in from somewhere else. */
  sessionId: number;
}

export interface Stream {
  readonly id: string;
  readonly sid: string;
  readonly owner: Member;
  /** ms, Unix time */
  readonly createdAt: number;
  extraInfo: string;
  version: number;
}

export interface Room {
  readonly id: string;
  readonly sessionId: number;
  readonly members: ReadonlyMap<string, Member>;
  readonly streams: ReadonlyMap<string, Stream>;
  readonly userSeq: number;
  readonly streamSeq: number;
}

export type StreamChange = 'added' | 'deleted' | 'updated';

export interface RoomsListener {
  memberChanged(room: Room, change: 'added' | 'deleted', member: Member): void;
  streamChanged(room: Room, change: StreamChange, stream: Stream): void;
}

class LiveRoom implements Room {
  readonly id: string;
  readonly sessionId: number;
  readonly members = new Map<string, Member>();
  readonly streams = new Map<string, Stream>();
  userSeq = 0;
  streamSeq = 0;

  constructor(id: string, sessionId: number) {
    this.id = id;
    this.sessionId = sessionId;
  }
}

export class Rooms {
  readonly #rooms = new Map<string, LiveRoom>();
  readonly #listener: RoomsListener;
  readonly #now: () => number;
  #lastId = 1000;

  constructor(listener: RoomsListener, now: () => number) {
    this.#listener = listener;
    this.#now = now;
  }

  get(roomId: string): Room | undefined {
    return this.#rooms.get(roomId);
  }

  all(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  /** A number that no session, room or stream of this gateway had before. */
  newId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Adds a user who is not in the room yet; the first one opens the room. */
  join(roomId: string, userId: string, name: string): { readonly room: Room; readonly member: Member } {
    const room = this.#rooms.get(roomId) ?? new LiveRoom(roomId, this.newId());
    this.#rooms.set(roomId, room);
    const member: Member = {
      id: userId,
      name: name === '' ? userId : name,
      loginAt: this.#now(),
      sessionId: this.newId(),
    };
    room.members.set(userId, member);
    room.userSeq += 1;
    this.#listener.memberChanged(room, 'added', member);
    return { room, member };
  }

  /** Removes a member and its streams; the last one closes the room. */
  leave(roomId: string, member: Member): void {
    const room = this.#rooms.get(roomId);
    if (room?.members.get(member.id) !== member) return;
    this.deleteStreamsOf(roomId, member);
    room.members.delete(member.id);
    room.userSeq += 1;
    if (room.members.size === 0) this.#rooms.delete(roomId);
    this.#listener.memberChanged(room, 'deleted', member);
  }

  /**
   * Adds a stream. Asked again by its owner (a repeated request, a re-login), the stream stays as it is; 'taken' when
   * somebody else has one of this id.
   */
  addStream(roomId: string, owner: Member, streamId: string, extraInfo: string): Stream | 'taken' {
    const room = this.#liveRoomOf(roomId, owner);
    const existing = room.streams.get(streamId);
    if (existing !== undefined) return existing.owner === owner ? existing : 'taken';
    const sid = `sid-${this.newId()}`;
    const stream: Stream = { id: streamId, sid, owner, createdAt: this.#now(), extraInfo, version: 1 };
    room.streams.set(streamId, stream);
    this.#streamChanged(room, 'added', stream);
    return stream;
  }

  /** Returns the deleted stream, or undefined when the member has none of this id. */
  deleteStream(roomId: string, owner: Member, streamId: string): Stream | undefined {
    const room = this.#rooms.get(roomId);
    const stream = room?.streams.get(streamId);
    if (room === undefined || stream?.owner !== owner) return undefined;
    room.streams.delete(streamId);
    this.#streamChanged(room, 'deleted', stream);
    return stream;
  }

  deleteStreamsOf(roomId: string, owner: Member): void {
    for (const stream of [...(this.#rooms.get(roomId)?.streams.values() ?? [])]) {
      if (stream.owner === owner) this.deleteStream(roomId, owner, stream.id);
    }
  }

  /**
   * Returns the updated stream, or undefined when the member has none of this id. Whether ZEGO's service raises the version
   * is not known; it is the harder case for the SDK, which then fetches the stream that it has just changed.
   */
  updateStream(roomId: string, owner: Member, streamId: string, extraInfo: string): Stream | undefined {
    const room = this.#rooms.get(roomId);
    const stream = room?.streams.get(streamId);
    if (room === undefined || stream?.owner !== owner) return undefined;
    stream.extraInfo = extraInfo;
    stream.version += 1;
    this.#streamChanged(room, 'updated', stream);
    return stream;
  }

  #liveRoomOf(roomId: string, member: Member): LiveRoom {
    const room = this.#rooms.get(roomId);
    if (room?.members.get(member.id) !== member) throw new Error(`${member.id} is not in room ${roomId}`);
    return room;
  }

  #streamChanged(room: LiveRoom, change: StreamChange, stream: Stream): void {
    room.streamSeq += 1;
    this.#listener.streamChanged(room, change, stream);
  }
}
