/**
 * A client made by hand: speaks the link and room protocol frame by frame, without the SDK, and keeps everything that
 * it received in decoded form. The in-process gateway answers within the call, so every request returns its reply.
 */
import type { Gateway, GatewayConnection } from '../../../lab/gateway/index.ts';
import { decode, encode } from '../../../lab/gateway/wire/codec.ts';
import type { Decoded, Encodable, Fields, MessageType } from '../../../lab/gateway/wire/codec.ts';
import { frameTypes, packFrame, parseFrame } from '../../../lab/gateway/wire/frame.ts';
import type { Frame } from '../../../lab/gateway/wire/frame.ts';
import {
  packRoomMessage,
  parseRoomMessage,
  pushCommands,
  roomCommands,
} from '../../../lab/gateway/wire/room-message.ts';
import type { RoomMessage } from '../../../lab/gateway/wire/room-message.ts';
import * as schema from '../../../lab/gateway/wire/schema.ts';

export const appId = 1234567890;
const linkStream = 3;

export interface LoginFields {
  readonly room: string;
  readonly user: string;
  readonly token?: string;
  readonly app?: number;
  readonly userUpdate?: boolean;
  /** of an earlier login reply: the client is back after a lost socket */
  readonly userSessionId?: bigint;
}

export class WireClient {
  /** Every frame received, in order. */
  readonly frames: Frame[] = [];
  /** Whether the gateway closed the socket. */
  isClosed = false;
  /** The PC stream in use; odd, a new one after each `closePcStream`. */
  pcStream = 5;
  user = '';
  readonly #connection: GatewayConnection;
  #seq = 0;

  constructor(gateway: Gateway) {
    this.#connection = gateway.connect({
      send: (bytes) => this.frames.push(present(parseFrame(bytes))),
      close: () => {
        this.isClosed = true;
      },
    });
  }

  // --- raw

  receive(bytes: Uint8Array): void {
    this.#connection.receive(bytes);
  }

  loseSocket(): void {
    this.#connection.closed();
  }

  /** Sends a link request; returns the frame that came back, if one did. */
  link<F extends Fields>(type: number, messageType: MessageType<F>, value: Encodable<F>): Frame | undefined {
    const before = this.frames.length;
    this.receive(packFrame({ type, streamId: linkStream, body: encode(messageType, value) }));
    return this.frames[before];
  }

  // --- room messages

  /** Sends a room request; returns its reply, if one came. */
  request<F extends Fields>(cmd: number, type: MessageType<F>, value: Encodable<F>): RoomMessage | undefined {
    this.#seq += 1;
    this.sendRoomMessage({ cmd, seq: this.#seq, timestamp: 0, contextKey: 0, body: encode(type, value) });
    return this.roomMessages().find((message) => message.cmd === cmd + 1 && message.seq === this.#seq);
  }

  sendRoomMessage(message: RoomMessage): void {
    this.sendPayload(packRoomMessage(message));
  }

  sendPayload(payload: Uint8Array): void {
    const upward = { txid: 1, appId, idName: this.user, serviceNo: 17, payload, wssMessageType: 1 };
    const body = encode(schema.PcUpward, upward);
    this.receive(packFrame({ type: frameTypes.pcUpward, streamId: this.pcStream, body }));
  }

  /** As the SDK does after a logout or a kick. */
  closePcStream(): void {
    const body = encode(schema.StreamClosed, { code: 0, msg: '' });
    this.receive(packFrame({ type: frameTypes.streamClosed, streamId: this.pcStream, body }));
    this.pcStream += 2;
  }

  roomMessages(): RoomMessage[] {
    return this.frames
      .filter((frame) => frame.type === frameTypes.pcDownward)
      .map((frame) => present(decode(schema.PcDownward, frame.body)?.payload))
      .map((payload) => present(parseRoomMessage(payload)));
  }

  /** The bodies of pushes of one sub command, each with the context key it was addressed to. */
  pushes(subCmd: number): { readonly contextKey: number; readonly body: Uint8Array }[] {
    return this.roomMessages()
      .filter((message) => message.cmd === roomCommands.push)
      .map((message) => ({ message, push: present(decode(schema.PushRequest, message.body)) }))
      .filter(({ push }) => push.head?.subCmd === subCmd)
      .map(({ message, push }) => ({
        contextKey: message.contextKey,
        body: push.msgBody ?? new Uint8Array(),
      }));
  }

  // --- what a call needs

  loginMessage(fields: LoginFields): RoomMessage | undefined {
    this.user = fields.user;
    return this.request(roomCommands.login, schema.LoginRequest, {
      appId: fields.app ?? appId,
      roomId: fields.room,
      idName: fields.user,
      nickName: fields.user,
      thirdToken: fields.token ?? 'token',
      userSessionId: fields.userSessionId ?? 0n,
      userStateFlag: fields.userUpdate === false ? 0 : 1,
    });
  }

  login(fields: LoginFields): Decoded<typeof schema.LoginResponse.fields> {
    return read(schema.LoginResponse, this.loginMessage(fields));
  }

  logout(): RoomMessage | undefined {
    return this.request(roomCommands.logout, schema.RoomResponse, {});
  }

  heartbeat(): Decoded<typeof schema.RoomHeartbeatResponse.fields> {
    return read(schema.RoomHeartbeatResponse, this.request(roomCommands.heartbeat, schema.RoomResponse, {}));
  }

  addStream(streamId: string, extraInfo = ''): Decoded<typeof schema.AddStreamResponse.fields> {
    const request = { streamId, extraInfo };
    return read(
      schema.AddStreamResponse,
      this.request(roomCommands.addStream, schema.AddStreamRequest, request),
    );
  }

  deleteStream(streamId: string): Decoded<typeof schema.DeleteStreamResponse.fields> {
    const request = { streamId, streamSid: '' };
    return read(
      schema.DeleteStreamResponse,
      this.request(roomCommands.deleteStream, schema.DeleteStreamRequest, request),
    );
  }

  updateStream(streamId: string, extraInfo: string): Decoded<typeof schema.DeleteStreamResponse.fields> {
    const request = { streamId, streamSid: '', extraInfo };
    return read(
      schema.DeleteStreamResponse,
      this.request(roomCommands.updateStream, schema.UpdateStreamRequest, request),
    );
  }

  renewToken(token: string): Decoded<typeof schema.RenewTokenResponse.fields> {
    return read(
      schema.RenewTokenResponse,
      this.request(roomCommands.renewToken, schema.RenewTokenRequest, { token }),
    );
  }

  appConfig(app = appId): Decoded<typeof schema.AppConfigResponse.fields> | undefined {
    const request = { txid: 9, appId: app, idName: this.user, configKey: 'init', token: 'token' };
    const frame = this.link(frameTypes.appConfigRequest, schema.AppConfigRequest, request);
    return frame === undefined ? undefined : decode(schema.AppConfigResponse, frame.body);
  }

  /** Asks for a media host; undefined when no answer came. */
  dispatch(direction: 'push' | 'pull', stream: string): { status: number; body: unknown } | undefined {
    const location = `/v1/jsrtmp/dispatch/live/${stream}/${direction}/127.0.0.1`;
    const headers = [{ name: 'Token-Userid', val: this.user }];
    const frame = this.link(frameTypes.httpRequest, schema.HttpRequest, { txid: 7, location, headers });
    if (frame === undefined) return undefined;
    const response = present(decode(schema.HttpResponse, frame.body));
    const body: unknown = JSON.parse(new TextDecoder().decode(response.body));
    return { status: response.statusCode ?? 0, body };
  }

  // --- what it heard of others

  /** For example `['+bob', '-bob']`. */
  userChanges(): string[] {
    return this.pushes(pushCommands.users)
      .flatMap(({ body }) => present(decode(schema.PushUsers, body)).userActionList)
      .map(({ action, idName }) => `${action === 1 ? '+' : '-'}${idName ?? ''}`);
  }

  /** For example `['+s-bob', '~s-bob', '-s-bob']`. */
  streamChanges(): string[] {
    const signs = new Map<number, string>([
      [pushCommands.streamsAdded, '+'],
      [pushCommands.streamsDeleted, '-'],
      [pushCommands.streamsUpdated, '~'],
    ]);
    return this.roomMessages()
      .filter((message) => message.cmd === roomCommands.push)
      .map((message) => present(decode(schema.PushRequest, message.body)))
      .flatMap(({ head, msgBody }) => {
        const sign = signs.get(head?.subCmd ?? 0);
        if (sign === undefined) return [];
        const { streamInfoList } = present(decode(schema.PushStreams, msgBody ?? new Uint8Array()));
        return streamInfoList.map((stream) => `${sign}${stream.streamId ?? ''}`);
      });
  }

  /** The reasons of the kick-outs received. */
  kickReasons(): (number | undefined)[] {
    const sessionKicks = this.roomMessages()
      .filter((message) => message.cmd === roomCommands.pushKickout)
      .map((message) => decode(schema.PushKickout, message.body)?.reason);
    const userKicks = this.pushes(pushCommands.userKickout).map(
      ({ body }) => decode(schema.PushUserKickout, body)?.kickoutReason,
    );
    return [...sessionKicks, ...userKicks];
  }
}

export function read<F extends Fields>(type: MessageType<F>, message: RoomMessage | undefined): Decoded<F> {
  return present(decode(type, present(message).body));
}

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('expected something, got nothing');
  return value;
}
