/**
 * What a scenario, a test or the lab's panel can make go wrong. Each method does one thing and throws Error when whom it
 * names is not there. `apply` takes the same as data (fault.ts). Where `user` is optional, its absence means
 * everybody; where `times` is, it means once.
 */
import type { Attendance, Attendances } from './attendances.ts';
import type { Timers } from './clock.ts';
import type { DispatchFailure, Fault, RoomRequest } from './fault.ts';
import type { Journal } from './journal.ts';
import type { Link } from './link.ts';
import type { RoomSession } from './room-session.ts';
import type { Member, Room } from './rooms.ts';
import { kickReasons } from './server-codes.ts';
import type { Answer } from './server-codes.ts';
import type { Scope, StandingFaults } from './standing-faults.ts';
import type { TokenGate } from './token-gate.ts';

/**
 * A user without a phone: a member of a room whom the gateway itself moves. Leaves for good when somebody logs in
 * under its name; `publish` throws then.
 */
export interface Bot {
  publish(stream: string, extraInfo?: string): void;
  update(stream: string, extraInfo: string): void;
  stop(stream: string): void;
  /** Ends its streams too. */
  leave(): void;
}

export interface FaultsParts {
  readonly attendances: Attendances;
  readonly standing: StandingFaults;
  readonly tokens: TokenGate;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly links: ReadonlySet<Link>;
}

export class Faults {
  readonly #attendances: Attendances;
  readonly #standing: StandingFaults;
  readonly #tokens: TokenGate;
  readonly #journal: Journal;
  readonly #timers: Timers;
  readonly #links: ReadonlySet<Link>;

  constructor(parts: FaultsParts) {
    this.#attendances = parts.attendances;
    this.#standing = parts.standing;
    this.#tokens = parts.tokens;
    this.#journal = parts.journal;
    this.#timers = parts.timers;
    this.#links = parts.links;
  }

  // --- sockets

  /** Closes the user's sockets without a word; the user stays in the room until the user timeout. */
  dropSocket(user: string): void {
    const links = [...this.#links].filter((link) => link.userId === user);
    if (links.length === 0) throw new Error(`dropSocket: ${user} has no socket`);
    for (const link of links) link.drop();
  }

  /** New sockets are refused until `acceptSockets`; open ones stay. */
  refuseSockets(): void {
    this.#standing.refusesSockets = true;
  }

  acceptSockets(): void {
    this.#standing.refusesSockets = false;
  }

  /** Half-open sockets: what arrives is ignored, nothing is sent. */
  mute(user?: string): void {
    this.#standing.mute(user);
  }

  /** Without a user: nobody is muted any more. */
  unmute(user?: string): void {
    this.#standing.unmute(user);
  }

  /** Each downward message of the room protocol (reply or push) goes out twice. */
  duplicate(scope: Scope = {}): void {
    this.#standing.duplicate(scope);
  }

  // --- kicks and tokens

  /**
   * The server's API kicks the user out of the room. `reason`: see `kickReasons`, default 2. `blacklist`: later logins
   * are refused with 5030 until `clear`.
   */
  kickUser(
    user: string,
    options: { reason?: number; customReason?: string; blacklist?: boolean } = {},
  ): void {
    const { attendance, session } = this.#present('kickUser', user);
    const reason = options.reason ?? kickReasons.byServer;
    if (options.blacklist === true) this.#standing.blacklist.add(user);
    session.pushUserKickout(attendance.member, reason, options.customReason ?? '');
    this.#removeKicked(attendance, reason);
  }

  /** Ends the user's session as a login elsewhere does (reason 1); see `kickReasons`. */
  kickSession(user: string, reason: number): void {
    const { attendance, session } = this.#present('kickSession', user);
    session.pushKickout(reason);
    this.#removeKicked(attendance, reason);
  }

  /**
   * The user's token is expired from now on: publishing and logging in with it are refused. The client is told, and
   * told to stop `stopStreams` (npm 3.6.0 takes note of that and does nothing).
   */
  expireToken(user: string, stopStreams: readonly string[] = []): void {
    const { attendance, session } = this.#present('expireToken', user);
    this.#tokens.expire(attendance.token);
    session.pushTokenExpire(stopStreams);
  }

  /** s; what login or renewal replies say from now on. At 30 or less the SDK announces the expiry at once. */
  setTokenRemain(on: 'login' | 'renewToken', seconds: number): void {
    this.#standing.tokenRemain[on] = seconds;
  }

  // --- requests

  /** Refuses requests with a server code (see server-codes.ts), or leaves them unanswered and without effect. */
  reject(request: RoomRequest, code: Answer, scope: Scope = {}): void {
    this.#standing.reject(request, code, scope);
  }

  rejectLogin(code: Answer, scope: Scope = {}): void {
    this.reject('login', code, scope);
  }

  rejectPublish(code: Answer, scope: Scope = {}): void {
    this.reject('addStream', code, scope);
  }

  failAppConfig(code: Answer, scope: Scope = {}): void {
    this.reject('appConfig', code, scope);
  }

  /** The request for a push or pull URL fails. */
  failDispatch(direction: 'push' | 'pull', failure: DispatchFailure, scope: Scope = {}): void {
    this.#standing.failDispatch(direction, failure, scope);
  }

  // --- other people

  /** Lets a bot into the room, or finds the one who is there. Throws when the name belongs to a connected user. */
  bot(roomId: string, user: string): Bot {
    const rooms = this.#attendances.rooms;
    const { member } = this.#botMember(roomId, user) ?? rooms.join(roomId, user, user);
    return {
      publish: (stream, extraInfo = '') => {
        const added = rooms.addStream(roomId, member, stream, extraInfo);
        if (added === 'taken') throw new Error(`bot ${user}: stream ${stream} is somebody else's`);
      },
      update: (stream, extraInfo) => void rooms.updateStream(roomId, member, stream, extraInfo),
      stop: (stream) => void rooms.deleteStream(roomId, member, stream),
      leave: () => {
        if (rooms.get(roomId)?.members.get(user) !== member) return;
        this.#journal.add({ type: 'userGone', user, room: roomId, why: 'bot' });
        rooms.leave(roomId, member);
      },
    };
  }

  /** Deletes a stream and adds it again after `gapMs`, `times` times, pausing `gapMs` in between. */
  flapStream(roomId: string, streamId: string, gapMs: number, times = 1): void {
    const rooms = this.#attendances.rooms;
    const stream = rooms.get(roomId)?.streams.get(streamId);
    if (stream === undefined) throw new Error(`flapStream: no stream ${streamId} in room ${roomId}`);
    const { owner, extraInfo } = stream;
    rooms.deleteStream(roomId, owner, streamId);
    this.#timers.after(gapMs, () => {
      if (rooms.get(roomId)?.members.get(owner.id) !== owner) return;
      rooms.addStream(roomId, owner, streamId, extraInfo);
      if (times > 1) this.#timers.after(gapMs, () => this.#flapAgain(roomId, streamId, gapMs, times - 1));
    });
  }

  /**
   * Pushes a stream change that is not (or no longer) true, in the words of `owner`. Addressed to the previous room it
   * carries the context key of before; addressed to the current one it reaches the app, and the next true push finds
   * the client one number ahead, upon which it fetches the list.
   */
  latePush(
    user: string,
    push: {
      readonly owner: string;
      readonly stream: string;
      readonly change: 'added' | 'deleted';
      readonly addressedTo: 'previousRoom' | 'currentRoom';
    },
  ): void {
    const { attendance, session } = this.#present('latePush', user);
    const current = { contextKey: session.contextKey, streamSeq: attendance.room.streamSeq };
    const target = push.addressedTo === 'currentRoom' ? current : this.#attendances.formerRoomOf(user);
    if (target === undefined) throw new Error(`latePush: ${user} was in no room before`);
    const owner: Member = { id: push.owner, name: push.owner, loginAt: 0, sessionId: 0 };
    const stream = { id: push.stream, sid: 'sid-late', owner, createdAt: 0, extraInfo: '', version: 1 };
    session.pushStream(push.change, target.streamSeq + 1, stream, target.contextKey);
  }

  // --- as data

  /** Lifts everything that stands (refused sockets, mutes, rejections, announcements, blacklist); expired tokens stay. */
  clear(): void {
    this.#standing.clear();
  }

  apply(fault: Fault): void {
    switch (fault.type) {
      case 'dropSocket':
        return this.dropSocket(fault.user);
      case 'refuseSockets':
        return this.refuseSockets();
      case 'acceptSockets':
        return this.acceptSockets();
      case 'mute':
        return this.mute(fault.user);
      case 'unmute':
        return this.unmute(fault.user);
      case 'kickUser':
        return this.kickUser(fault.user, fault);
      case 'kickSession':
        return this.kickSession(fault.user, fault.reason);
      case 'expireToken':
        return this.expireToken(fault.user, fault.stopStreams);
      case 'setTokenRemain':
        return this.setTokenRemain(fault.on, fault.seconds);
      case 'reject':
        return this.reject(fault.request, fault.code, fault);
      case 'failDispatch':
        return this.failDispatch(fault.direction, fault.failure, fault);
      case 'botJoin':
        return void this.bot(fault.room, fault.user);
      case 'botPublish':
        return this.bot(fault.room, fault.user).publish(fault.stream);
      case 'botStop':
        return this.bot(fault.room, fault.user).stop(fault.stream);
      case 'botLeave':
        return this.bot(fault.room, fault.user).leave();
      case 'flapStream':
        return this.flapStream(fault.room, fault.stream, fault.gapMs, fault.times);
      case 'latePush':
        return this.latePush(fault.user, fault);
      case 'duplicate':
        return this.duplicate(fault);
      case 'clear':
        return this.clear();
    }
  }

  #present(what: string, user: string): { readonly attendance: Attendance; readonly session: RoomSession } {
    const attendance = this.#attendances.ofUser(user);
    const session = attendance?.session;
    if (attendance === undefined || session === undefined)
      throw new Error(`${what}: ${user} is not connected`);
    return { attendance, session };
  }

  #removeKicked(attendance: Attendance, reason: number): void {
    const { member, room } = attendance;
    this.#journal.add({ type: 'kick', user: member.id, room: room.id, reason });
    this.#attendances.remove(attendance, 'kick');
  }

  #botMember(roomId: string, user: string): { readonly room: Room; readonly member: Member } | undefined {
    const room = this.#attendances.rooms.get(roomId);
    const member = room?.members.get(user);
    if (room === undefined || member === undefined) return undefined;
    if (this.#attendances.ofUser(user)?.member === member)
      throw new Error(`bot: ${user} is a connected user`);
    return { room, member };
  }

  #flapAgain(roomId: string, streamId: string, gapMs: number, times: number): void {
    if (this.#attendances.rooms.get(roomId)?.streams.has(streamId) === true) {
      this.flapStream(roomId, streamId, gapMs, times);
    }
  }
}
