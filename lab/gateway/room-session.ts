/**
 * The gateway's end of one PC stream: what it replies and pushes to one client in one room. Made by link.ts, used by
 * room-service.ts. `context key` is the number by which the client knows which room a push belongs to.
 */
import type { Member, Room, Stream, StreamChange } from './rooms.ts';
import { encode } from './wire/codec.ts';
import type { Encodable, Fields, MessageType } from './wire/codec.ts';
import { packRoomMessage, pushCommands, roomCommands } from './wire/room-message.ts';
import type { RoomMessage } from './wire/room-message.ts';
import {
  PushKickout,
  PushRequest,
  PushStreams,
  PushTokenExpire,
  PushUserKickout,
  PushUsers,
} from './wire/schema.ts';

const role = 2;
const streamCommandOf: Readonly<Record<StreamChange, number>> = {
  added: pushCommands.streamsAdded,
  deleted: pushCommands.streamsDeleted,
  updated: pushCommands.streamsUpdated,
};

/** The fields that the three layouts of a stream have in common. */
export function streamFields(stream: Stream) {
  return {
    streamId: stream.id,
    streamSid: stream.sid,
    idName: stream.owner.id,
    nickName: stream.owner.name,
    createTime: stream.createdAt,
    extraInfo: stream.extraInfo,
    streamVer: stream.version,
    streamType: 0,
    streamNid: 1,
  };
}

export class RoomSession {
  /** 0 until the login handed one out. */
  contextKey = 0;
  readonly switchSessionId: number;
  readonly #send: (payload: Uint8Array) => void;
  readonly #now: () => number;

  constructor(switchSessionId: number, send: (payload: Uint8Array) => void, now: () => number) {
    this.switchSessionId = switchSessionId;
    this.#send = send;
    this.#now = now;
  }

  reply<F extends Fields>(request: RoomMessage, type: MessageType<F>, value: Encodable<F>): void {
    this.#down(request.cmd + 1, request.seq, this.contextKey, encode(type, value));
  }

  pushMember(change: 'added' | 'deleted', room: Room, member: Member): void {
    const action = { action: change === 'added' ? 1 : 2, idName: member.id, nickName: member.name, role };
    this.#push(
      pushCommands.users,
      encode(PushUsers, {
        serverUserSeq: room.userSeq,
        userActionList: [{ ...action, loginTime: member.loginAt }],
      }),
    );
  }

  /** `contextKey` differs from the session's own only in a push that comes too late. */
  pushStream(change: StreamChange, streamSeq: number, stream: Stream, contextKey = this.contextKey): void {
    const body = encode(PushStreams, { streamSeq, streamInfoList: [streamFields(stream)] });
    this.#push(streamCommandOf[change], body, contextKey);
  }

  pushCustomCommand(body: Uint8Array): void {
    this.#push(pushCommands.customCommand, body);
  }

  pushUserKickout(member: Member, reason: number, customReason: string): void {
    this.#push(
      pushCommands.userKickout,
      encode(PushUserKickout, {
        idName: member.id,
        userSessionId: member.sessionId,
        kickoutReason: reason,
        customReason,
      }),
    );
  }

  pushTokenExpire(stopStreams: readonly string[]): void {
    this.#push(
      pushCommands.tokenExpire,
      encode(PushTokenExpire, { token: '', stopStreamInfo: { streamIdList: stopStreams } }),
    );
  }

  pushKickout(reason: number): void {
    const body = encode(PushKickout, { reason, message: 'kicked out', isNeedRelogin: 0 });
    this.#down(roomCommands.pushKickout, 0, this.contextKey, body);
  }

  #push(subCmd: number, msgBody: Uint8Array, contextKey = this.contextKey): void {
    const head = { subCmd, qosFlag: 0, sendTime: this.#now() };
    this.#down(roomCommands.push, 0, contextKey, encode(PushRequest, { head, msgBody }));
  }

  #down(cmd: number, seq: number, contextKey: number, body: Uint8Array): void {
    this.#send(packRoomMessage({ cmd, seq, timestamp: this.#now(), contextKey, body }));
  }
}
