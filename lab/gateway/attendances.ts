/**
 * Who is in which room through which session: binds the members of rooms.ts to the sessions of connected clients, tells
 * the other members of a room what changed, and removes users of whom nothing is heard any more.
 * Driven by room-service.ts and faults.ts. Bots are members without an attendance: nothing is pushed to them.
 */
import type { Cancel, Timers } from './clock.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { GatewaySettings } from './options.ts';
import type { RoomSession } from './room-session.ts';
import { kickReasons } from './server-codes.ts';
import { Rooms } from './rooms.ts';
import type { Member, Room, RoomsListener, Stream, StreamChange } from './rooms.ts';

export interface Attendance {
  readonly room: Room;
  readonly member: Member;
  /** Absent while the socket is lost and the user may still come back. */
  session: RoomSession | undefined;
  readonly appId: number;
  token: string;
  readonly wantsUserUpdates: boolean;
  cancelSilence: Cancel;
}

/** Where a user was before: a context key that the client has forgotten, and the stream sequence number of then. */
export interface FormerRoom {
  readonly contextKey: number;
  readonly streamSeq: number;
}

export interface LoginClaim {
  readonly roomId: string;
  readonly userId: string;
  readonly userName: string;
  readonly appId: number;
  readonly token: string;
  readonly userSessionId: bigint;
  readonly wantsUserUpdates: boolean;
}

type Departure = Extract<JournalEntry, { readonly type: 'userGone' }>['why'];

export class Attendances implements RoomsListener {
  readonly rooms: Rooms;
  readonly #journal: Journal;
  readonly #timers: Timers;
  readonly #settings: GatewaySettings;
  readonly #byMember = new Map<Member, Attendance>();
  readonly #bySession = new Map<RoomSession, Attendance>();
  readonly #formerRooms = new Map<string, FormerRoom>();
  #lastContextKey = 0;

  constructor(journal: Journal, timers: Timers, now: () => number, settings: GatewaySettings) {
    this.#journal = journal;
    this.#timers = timers;
    this.#settings = settings;
    this.rooms = new Rooms(this, now);
  }

  of(session: RoomSession): Attendance | undefined {
    return this.#bySession.get(session);
  }

  /** The attendance of a user, the connected one first if there are several. */
  ofUser(userId: string): Attendance | undefined {
    const all = [...this.#byMember.values()].filter((attendance) => attendance.member.id === userId);
    return all.find((attendance) => attendance.session !== undefined) ?? all[0];
  }

  formerRoomOf(userId: string): FormerRoom | undefined {
    return this.#formerRooms.get(userId);
  }

  /**
   * Lets a user in. One who shows the session id of a member is that member, back after a lost socket. One with the
   * same user id but another session takes the place over: the earlier session is kicked out and its streams end.
   */
  enter(session: RoomSession, claim: LoginClaim): Attendance {
    const before = this.of(session);
    const isAnother = before?.room.id !== claim.roomId || before.member.id !== claim.userId;
    if (before !== undefined && isAnother) this.remove(before, 'movedRoom');
    const earlier = this.rooms.get(claim.roomId)?.members.get(claim.userId);
    if (earlier !== undefined) this.#displace(claim.roomId, earlier, session, claim.userSessionId);
    const { room, member } =
      this.#placeOf(claim) ?? this.rooms.join(claim.roomId, claim.userId, claim.userName);
    if (session.contextKey === 0 || before?.room !== room) session.contextKey = this.#newContextKey();
    const { appId, token, wantsUserUpdates } = claim;
    const attendance: Attendance = {
      room,
      member,
      session,
      appId,
      token,
      wantsUserUpdates,
      cancelSilence: () => undefined,
    };
    this.#byMember.set(member, attendance);
    this.#bySession.set(session, attendance);
    this.heardFrom(attendance);
    return attendance;
  }

  /** A sign of life: the user's time starts anew. On an open socket a heartbeat may take its own timeout to come. */
  heardFrom(attendance: Attendance): void {
    const { userTimeoutMs, roomHeartbeatTimeoutMs } = this.#settings;
    const patience =
      attendance.session === undefined ? userTimeoutMs : Math.max(userTimeoutMs, roomHeartbeatTimeoutMs);
    attendance.cancelSilence();
    attendance.cancelSilence = this.#timers.after(patience, () => this.remove(attendance, 'silence'));
  }

  /** The socket is lost: the user stays until the time is over. */
  sessionLost(session: RoomSession): void {
    const attendance = this.of(session);
    if (attendance === undefined) return;
    this.#detach(attendance);
    this.heardFrom(attendance);
  }

  /** The user leaves the room, and the others are told. */
  remove(attendance: Attendance, why: Departure): void {
    const { room, member } = attendance;
    if (this.#byMember.get(member) !== attendance) return;
    this.#detach(attendance);
    attendance.cancelSilence();
    this.#byMember.delete(member);
    this.#journal.add({ type: 'userGone', user: member.id, room: room.id, why });
    this.rooms.leave(room.id, member);
  }

  /** The connected members of a room except this one. */
  others(room: Room, member: Member): readonly (Attendance & { readonly session: RoomSession })[] {
    return [...this.#bySession].flatMap(([session, attendance]) =>
      attendance.room === room && attendance.member !== member ? [{ ...attendance, session }] : [],
    );
  }

  memberChanged(room: Room, change: 'added' | 'deleted', member: Member): void {
    for (const other of this.others(room, member)) {
      if (other.wantsUserUpdates) other.session.pushMember(change, room, member);
    }
  }

  streamChanged(room: Room, change: StreamChange, stream: Stream): void {
    for (const other of this.others(room, stream.owner)) {
      other.session.pushStream(change, room.streamSeq, stream);
    }
  }

  /** Frees the place of an earlier member of this user id; a bot leaves the room for good. */
  #displace(roomId: string, earlier: Member, session: RoomSession, userSessionId: bigint): void {
    const attendance = this.#byMember.get(earlier);
    if (attendance === undefined) {
      this.rooms.leave(roomId, earlier);
      return;
    }
    if (userSessionId !== BigInt(earlier.sessionId)) {
      if (attendance.session !== session) this.#kickDisplaced(attendance);
      this.rooms.deleteStreamsOf(roomId, earlier);
      earlier.sessionId = this.rooms.newId();
    }
    attendance.cancelSilence();
    this.#detach(attendance);
  }

  #kickDisplaced({ session, member, room }: Attendance): void {
    if (session === undefined) return;
    const reason = kickReasons.multipleLogin;
    this.#journal.add({ type: 'kick', user: member.id, room: room.id, reason });
    session.pushKickout(reason);
  }

  #placeOf({ roomId, userId }: LoginClaim): { readonly room: Room; readonly member: Member } | undefined {
    const room = this.rooms.get(roomId);
    const member = room?.members.get(userId);
    return room === undefined || member === undefined ? undefined : { room, member };
  }

  #detach(attendance: Attendance): void {
    const { session, member, room } = attendance;
    if (session === undefined) return;
    this.#formerRooms.set(member.id, { contextKey: session.contextKey, streamSeq: room.streamSeq });
    this.#bySession.delete(session);
    attendance.session = undefined;
  }

  #newContextKey(): number {
    this.#lastContextKey += 1;
    return this.#lastContextKey;
  }
}
