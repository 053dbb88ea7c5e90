/**
 * Answers the room protocol: login, heartbeat, streams, users, custom commands, token renewal, logout. Receives what
 * link.ts takes out of PC frames; drives attendances.ts and rooms.ts; asks standing-faults.ts before each answer.
 */
import type { Attendance, Attendances } from './attendances.ts';
import type { RoomRequest } from './fault.ts';
import type { Journal } from './journal.ts';
import type { GatewaySettings } from './options.ts';
import { streamFields } from './room-session.ts';
import type { RoomSession } from './room-session.ts';
import type { Stream } from './rooms.ts';
import { serverCodes } from './server-codes.ts';
import type { Answer } from './server-codes.ts';
import type { StandingFaults } from './standing-faults.ts';
import type { TokenGate } from './token-gate.ts';
import { decode } from './wire/codec.ts';
import type { Decoded, Fields, MessageType } from './wire/codec.ts';
import { roomCommands } from './wire/room-message.ts';
import type { RoomMessage } from './wire/room-message.ts';
import {
  AddStreamRequest,
  AddStreamResponse,
  CustomCommandRequest,
  DeleteStreamRequest,
  DeleteStreamResponse,
  LoginRequest,
  LoginResponse,
  RenewTokenRequest,
  RenewTokenResponse,
  RoomHeartbeatResponse,
  RoomResponse,
  StreamListResponse,
  UpdateStreamRequest,
  UserListResponse,
} from './wire/schema.ts';

const ok = { code: serverCodes.ok, message: '' };
const refusal = (code: number) => ({ code, message: 'refused by the gateway' });

/** A request of somebody who is in a room. */
interface Call {
  readonly session: RoomSession;
  readonly message: RoomMessage;
  readonly attendance: Attendance;
}

/** Thrown by a handler when the body is not the message it should be; caught in `receive`. */
class MalformedBody extends Error {}

export interface RoomServiceParts {
  readonly attendances: Attendances;
  readonly journal: Journal;
  readonly standing: StandingFaults;
  readonly tokens: TokenGate;
  readonly settings: GatewaySettings;
  readonly now: () => number;
  readonly knowsApp: (appId: number) => boolean;
}

export class RoomService {
  readonly #attendances: Attendances;
  readonly #journal: Journal;
  readonly #standing: StandingFaults;
  readonly #tokens: TokenGate;
  readonly #settings: GatewaySettings;
  readonly #now: () => number;
  readonly #knowsApp: (appId: number) => boolean;

  constructor(parts: RoomServiceParts) {
    this.#attendances = parts.attendances;
    this.#journal = parts.journal;
    this.#standing = parts.standing;
    this.#tokens = parts.tokens;
    this.#settings = parts.settings;
    this.#now = parts.now;
    this.#knowsApp = parts.knowsApp;
  }

  /** Returns what was wrong with the message, or undefined when it was understood. */
  receive(session: RoomSession, message: RoomMessage): 'malformed' | 'unknown' | undefined {
    try {
      return this.#receive(session, message) ? undefined : 'unknown';
    } catch (error) {
      if (error instanceof MalformedBody) return 'malformed';
      throw error;
    }
  }

  #receive(session: RoomSession, message: RoomMessage): boolean {
    const attendance = this.#attendances.of(session);
    if (attendance !== undefined) this.#attendances.heardFrom(attendance);
    if (message.cmd === roomCommands.pushResponse) return true;
    if (message.cmd === roomCommands.login) {
      this.#login(session, message);
      return true;
    }
    const handler = this.#handlers.get(message.cmd);
    if (handler === undefined) {
      session.reply(message, RoomResponse, { rspHead: refusal(serverCodes.notSupported) });
      return false;
    }
    if (attendance === undefined) this.#answerStranger(session, message);
    else if (!this.#rejected(handler.request, { session, message, attendance })) {
      handler.run({ session, message, attendance });
    }
    return true;
  }

  readonly #handlers: ReadonlyMap<
    number,
    { readonly request: RoomRequest; readonly run: (call: Call) => void }
  > = new Map([
    [roomCommands.logout, { request: 'logout', run: (call) => this.#logout(call) }],
    [roomCommands.heartbeat, { request: 'heartbeat', run: (call) => this.#heartbeat(call) }],
    [roomCommands.renewToken, { request: 'renewToken', run: (call) => this.#renewToken(call) }],
    [roomCommands.addStream, { request: 'addStream', run: (call) => this.#addStream(call) }],
    [roomCommands.deleteStream, { request: 'deleteStream', run: (call) => this.#deleteStream(call) }],
    [roomCommands.updateStream, { request: 'updateStream', run: (call) => this.#updateStream(call) }],
    [roomCommands.streamList, { request: 'streamList', run: (call) => this.#streamList(call) }],
    [roomCommands.userList, { request: 'userList', run: (call) => this.#userList(call) }],
    [roomCommands.customCommand, { request: 'customCommand', run: (call) => this.#customCommand(call) }],
  ]);

  /** A logout of somebody who is not in is harmless; anything else makes the client log in again. */
  #answerStranger(session: RoomSession, message: RoomMessage): void {
    const isLogout = message.cmd === roomCommands.logout;
    session.reply(message, RoomResponse, { rspHead: isLogout ? ok : refusal(serverCodes.noSession) });
  }

  #rejected(request: RoomRequest, { session, message, attendance }: Call): boolean {
    const user = attendance.member.id;
    const code = this.#standing.takeRejection(request, user);
    if (code === undefined) return false;
    this.#journal.add({ type: 'rejected', user, request, code });
    if (code !== 'noAnswer') session.reply(message, RoomResponse, { rspHead: refusal(code) });
    return true;
  }

  #login(session: RoomSession, message: RoomMessage): void {
    const request = read(LoginRequest, message);
    const { roomId: room = '', idName: user = '', thirdToken: token = '', appId = 0 } = request;
    if (room === '' || user === '') throw new MalformedBody();
    const userSessionId = request.userSessionId ?? 0n;
    const userUpdate = request.userStateFlag === 1;
    const relogin = userSessionId !== 0n;
    this.#journal.add({ type: 'login', user, room, userUpdate, relogin });
    const code = this.#loginAnswer(user, appId, token);
    this.#journal.add({ type: 'loginReply', user, room, code });
    if (code === 'noAnswer') return;
    if (code !== serverCodes.ok) {
      session.reply(message, LoginResponse, { rspHead: refusal(code), anchorInfo: {} });
      return;
    }
    const userName = request.nickName ?? '';
    const claim = { roomId: room, userId: user, userName, appId, token, userSessionId };
    const attendance = this.#attendances.enter(session, { ...claim, wantsUserUpdates: userUpdate });
    this.#welcome({ session, message, attendance });
  }

  /** An unknown app gets no login reply: its client learns from the app configuration that the app id is wrong. */
  #loginAnswer(user: string, appId: number, token: string): Answer {
    const rejection = this.#standing.takeRejection('login', user);
    if (rejection !== undefined) return rejection;
    if (!this.#knowsApp(appId)) return 'noAnswer';
    if (this.#standing.blacklist.has(user)) return serverCodes.blacklisted;
    return this.#tokens.check(token, appId, user);
  }

  #welcome({ session, message, attendance }: Call): void {
    const { room, member } = attendance;
    session.reply(message, LoginResponse, {
      rspHead: ok,
      switchSessionId: session.switchSessionId,
      userSessionId: member.sessionId,
      roomSessionId: room.sessionId,
      userId: 1,
      retTimestamp: this.#now(),
      bigImTimeWindow: 0,
      liveroomHbInterval: this.#settings.roomHeartbeatMs,
      liveroomHbTimeout: this.#settings.roomHeartbeatTimeoutMs,
      onlineCount: room.members.size,
      anchorInfo: {},
      reloginToken: 'relogin',
      userlistMergeTimeout: 1000,
      userlistInterval: 1000,
      tokenRemainTime: this.#tokenRemain('login', attendance.token, this.#settings.tokenRemainSeconds),
      streamCount: room.streams.size,
      streamListSeq: room.streamSeq,
      streamInfoList: [...room.streams.values()].map(streamFields),
      streamListPushMergeTimeout: 2000,
      streamListHbMergeTimeout: 2000,
    });
  }

  #logout({ session, message, attendance }: Call): void {
    this.#journal.add({ type: 'logout', user: attendance.member.id, room: attendance.room.id });
    session.reply(message, RoomResponse, { rspHead: ok });
    this.#attendances.remove(attendance, 'logout');
  }

  #heartbeat({ session, message, attendance: { room } }: Call): void {
    this.#journal.counts.roomHeartbeats += 1;
    session.reply(message, RoomHeartbeatResponse, {
      rspHead: ok,
      retTimestamp: this.#now(),
      hbInterval: this.#settings.roomHeartbeatMs,
      hbTimeout: this.#settings.roomHeartbeatTimeoutMs,
      streamSeq: room.streamSeq,
      userSeq: room.userSeq,
      onlineCount: room.members.size,
      bigImTimeWindow: 0,
      streamRefresh: 0,
    });
  }

  #renewToken({ session, message, attendance }: Call): void {
    const { token = '' } = read(RenewTokenRequest, message);
    const { member, room, appId } = attendance;
    const code = this.#tokens.check(token, appId, member.id);
    this.#journal.add({ type: 'renewToken', user: member.id, room: room.id, code });
    if (code !== serverCodes.ok) {
      session.reply(message, RenewTokenResponse, { rspHead: refusal(code) });
      return;
    }
    attendance.token = token;
    const tokenRemainTime = this.#tokenRemain('renewToken', token, this.#settings.tokenRemainSeconds);
    session.reply(message, RenewTokenResponse, { rspHead: ok, tokenRemainTime, stopStreamIdList: [] });
  }

  #tokenRemain(on: 'login' | 'renewToken', token: string, otherwise: number): number {
    return this.#standing.tokenRemain[on] ?? this.#tokens.remainingSeconds(token) ?? otherwise;
  }

  #addStream({ session, message, attendance }: Call): void {
    const { streamId = '', extraInfo = '' } = read(AddStreamRequest, message);
    if (streamId === '') throw new MalformedBody();
    const { room, member } = attendance;
    const stream = this.#publish(attendance, streamId, extraInfo);
    const code = typeof stream === 'number' ? stream : serverCodes.ok;
    this.#journal.add({ type: 'addStream', user: member.id, room: room.id, stream: streamId, code });
    if (typeof stream === 'number') {
      session.reply(message, AddStreamResponse, { rspHead: refusal(stream) });
      return;
    }
    session.reply(message, AddStreamResponse, {
      rspHead: ok,
      streamSeq: room.streamSeq,
      streamSid: stream.sid,
      streamVer: stream.version,
      streamNid: 1,
      tokenRemainTime: 0,
    });
  }

  /** The stream, or the server's code for the refusal. */
  #publish({ room, member, token }: Attendance, streamId: string, extraInfo: string): Stream | number {
    if (this.#tokens.remainingSeconds(token) === 0) return serverCodes.publishTokenExpired;
    const stream = this.#attendances.rooms.addStream(room.id, member, streamId, extraInfo);
    return stream === 'taken' ? serverCodes.streamIdTaken : stream;
  }

  #deleteStream(call: Call): void {
    const { streamId = '' } = read(DeleteStreamRequest, call.message);
    const { room, member } = call.attendance;
    const stream = this.#attendances.rooms.deleteStream(room.id, member, streamId);
    this.#answerStreamChange('deleteStream', call, streamId, (stream?.version ?? 1) + 1);
  }

  #updateStream(call: Call): void {
    const { streamId = '', extraInfo = '' } = read(UpdateStreamRequest, call.message);
    const { room, member } = call.attendance;
    const stream = this.#attendances.rooms.updateStream(room.id, member, streamId, extraInfo);
    this.#answerStreamChange('updateStream', call, streamId, stream?.version ?? 1);
  }

  #answerStreamChange(
    type: 'deleteStream' | 'updateStream',
    { session, message, attendance: { room, member } }: Call,
    stream: string,
    streamVer: number,
  ): void {
    this.#journal.add({ type, user: member.id, room: room.id, stream, code: serverCodes.ok });
    session.reply(message, DeleteStreamResponse, { rspHead: ok, streamSeq: room.streamSeq, streamVer });
  }

  #streamList({ session, message, attendance: { room } }: Call): void {
    session.reply(message, StreamListResponse, {
      rspHead: ok,
      streamListSeq: room.streamSeq,
      streamInfoList: [...room.streams.values()].map(streamFields),
      streamRefresh: 0,
    });
  }

  #userList({ session, message, attendance: { room } }: Call): void {
    const members = [...room.members.values()];
    session.reply(message, UserListResponse, {
      rspHead: ok,
      serverUserSeq: room.userSeq,
      serverUserIndex: members.length,
      retUserIndex: members.length,
      userBaseInfoList: members.map(({ id, name }) => ({ idName: id, nickName: name, role: 2 })),
    });
  }

  #customCommand({ session, message, attendance: { room, member } }: Call): void {
    const request = read(CustomCommandRequest, message);
    const named = request.toUserList.map((user) => user.idName);
    const receivers = this.#attendances
      .others(room, member)
      .filter((other) => named.length === 0 || named.includes(other.member.id));
    this.#journal.add({ type: 'customCommand', user: member.id, room: room.id, to: receivers.length });
    session.reply(message, RoomResponse, { rspHead: ok });
    for (const other of receivers) other.session.pushCustomCommand(request.pushMessage ?? new Uint8Array());
  }
}

function read<F extends Fields>(type: MessageType<F>, message: RoomMessage): Decoded<F> {
  const body = decode(type, message.body);
  if (body === undefined) throw new MalformedBody();
  return body;
}
