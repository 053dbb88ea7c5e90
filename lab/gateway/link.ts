/**
 * One connection of a client: the link ("accesshub") protocol. Answers configuration, heartbeats, app configuration and
 * the dispatch of media hosts itself; hands what is in PC frames to room-service.ts. Whatever bytes arrive, `receive`
 * does not throw: what it cannot read is counted in the journal and dropped.
 */
import type { Attendances } from './attendances.ts';
import { initConfig } from './app-config.ts';
import { answerDispatch, parseDispatchLocation } from './dispatch.ts';
import type { DispatchAnswer } from './dispatch.ts';
import type { Journal, JournalEvent } from './journal.ts';
import type { GatewaySettings } from './options.ts';
import type { RoomService } from './room-service.ts';
import { RoomSession } from './room-session.ts';
import { serverCodes } from './server-codes.ts';
import type { Answer } from './server-codes.ts';
import type { StandingFaults } from './standing-faults.ts';
import { decode, encode, message, text } from './wire/codec.ts';
import type { Decoded, Encodable, Fields, MessageType } from './wire/codec.ts';
import { frameTypes, packFrame, parseFrame } from './wire/frame.ts';
import type { Frame } from './wire/frame.ts';
import { parseRoomMessage } from './wire/room-message.ts';
import {
  AppConfigRequest,
  AppConfigResponse,
  ConfigRequest,
  ConfigResponse,
  HeartbeatRequest,
  HeartbeatResponse,
  HttpRequest,
  HttpResponse,
  PcDownward,
  PcEstablished,
  PcUpward,
  PcUpwardAck,
} from './wire/schema.ts';

/** Gateway → client: one WebSocket, or what stands in for it. `close` may be called more than once. */
export interface GatewayPeer {
  send(frame: Uint8Array): void;
  close(): void;
}

/** Client → gateway. Neither method throws. */
export interface GatewayConnection {
  receive(frame: Uint8Array): void;
  closed(): void;
}

export interface LinkParts {
  readonly journal: Journal;
  readonly standing: StandingFaults;
  readonly attendances: Attendances;
  readonly roomService: RoomService;
  readonly settings: GatewaySettings;
  readonly now: () => number;
  readonly knowsApp: (appId: number) => boolean;
}

/** In every request that has one, the user id is field 5. */
const Identified = message({ idName: text(5) });
const wssMessageType = 1;

export class Link implements GatewayConnection {
  readonly name: string;
  readonly #peer: GatewayPeer;
  readonly #parts: LinkParts;
  readonly #onClosed: () => void;
  readonly #sessions = new Map<number, RoomSession>();
  #userId = '';
  #open = true;

  constructor(name: string, peer: GatewayPeer, parts: LinkParts, onClosed: () => void) {
    this.name = name;
    this.#peer = peer;
    this.#parts = parts;
    this.#onClosed = onClosed;
    this.#note({ type: 'socketOpened', connection: name });
  }

  /** The user who was last named on this link, or ''. */
  get userId(): string {
    return this.#userId;
  }

  receive(bytes: Uint8Array): void {
    if (!this.#open) return;
    const frame = parseFrame(bytes);
    if (frame === undefined) {
      this.#malformed('frame');
      return;
    }
    this.#userId = decode(Identified, frame.body)?.idName || this.#userId;
    if (this.#isMuted()) this.#parts.journal.counts.ignoredWhileMuted += 1;
    else this.#handle(frame);
  }

  closed(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#note({ type: 'socketClosed', connection: this.name, user: this.#userId });
    for (const session of this.#sessions.values()) this.#parts.attendances.sessionLost(session);
    this.#onClosed();
  }

  /** The gateway's side ends the connection. */
  drop(): void {
    this.closed();
    this.#peer.close();
  }

  #handle(frame: Frame): void {
    switch (frame.type) {
      case frameTypes.configRequest:
        return this.#withBody(ConfigRequest, frame, (request) => this.#config(frame, request));
      case frameTypes.heartbeatRequest:
        return this.#withBody(HeartbeatRequest, frame, (request) => this.#heartbeat(frame, request));
      case frameTypes.appConfigRequest:
        return this.#withBody(AppConfigRequest, frame, (request) => this.#appConfig(frame, request));
      case frameTypes.httpRequest:
        return this.#withBody(HttpRequest, frame, (request) => this.#http(frame, request));
      case frameTypes.pcUpward:
        return this.#withBody(PcUpward, frame, (upward) => this.#pcUpward(frame, upward));
      case frameTypes.streamClosed:
        return this.#streamClosed(frame);
      case frameTypes.httpAck:
        return;
      default:
        this.#note({ type: 'unknown', connection: this.name, what: `frame ${frame.type}` });
    }
  }

  #config(frame: Frame, { txid }: Decoded<typeof ConfigRequest.fields>): void {
    const data = {
      txid: txid ?? 0,
      logicHbInterval: this.#parts.settings.linkHeartbeatSeconds,
      logicHbTimeout: this.#parts.settings.linkHeartbeatTimeoutSeconds,
      pcEstablishTimeout: 15,
      clientOuterIp: '127.0.0.1',
      ntpTime: this.#parts.now(),
    };
    this.#send(frame, frameTypes.configResponse, ConfigResponse, { code: serverCodes.ok, message: '', data });
  }

  #heartbeat(frame: Frame, { txid = 0n, ts = 0n }: Decoded<typeof HeartbeatRequest.fields>): void {
    this.#parts.journal.counts.linkHeartbeats += 1;
    const response = { txid, ts, ntpTime: this.#parts.now() };
    this.#send(frame, frameTypes.heartbeatResponse, HeartbeatResponse, response);
  }

  #appConfig(frame: Frame, { txid = 0n, appId = 0 }: Decoded<typeof AppConfigRequest.fields>): void {
    const code = this.#appConfigAnswer(appId);
    this.#note({ type: 'appConfig', user: this.#userId, code });
    if (code === 'noAnswer') return;
    const found = { txid, data: initConfig, ts: this.#parts.now(), etag: 1 };
    this.#send(
      frame,
      frameTypes.appConfigResponse,
      AppConfigResponse,
      code === serverCodes.ok
        ? { code, message: '', data: found }
        : { code, message: 'refused by the gateway', data: { txid } },
    );
  }

  #appConfigAnswer(appId: number): Answer {
    const rejection = this.#parts.standing.takeRejection('appConfig', this.#userId);
    return rejection ?? (this.#parts.knowsApp(appId) ? serverCodes.ok : serverCodes.invalidAppId);
  }

  #http(frame: Frame, request: Decoded<typeof HttpRequest.fields>): void {
    const question = parseDispatchLocation(request.location ?? '');
    if (question === undefined) {
      this.#note({ type: 'unknown', connection: this.name, what: 'http request' });
      this.#answerHttp(frame, request.txid, { status: 404, body: '{}' });
      return;
    }
    const { settings, standing } = this.#parts;
    const user = request.headers.find((header) => header.name === 'Token-Userid')?.val ?? this.#userId;
    const failure = standing.takeDispatchFailure(question.direction, user);
    const answer = answerDispatch(settings.mediaHosts, failure);
    const outcome = answer === undefined ? 'noAnswer' : failure === undefined ? 'ok' : 'failed';
    this.#note({ type: 'dispatch', user, ...question, outcome });
    if (answer !== undefined) this.#answerHttp(frame, request.txid, answer);
  }

  #answerHttp(frame: Frame, txid: bigint | undefined, { status, body }: DispatchAnswer): void {
    const response = {
      txid: txid ?? 0,
      headers: [],
      statusCode: status,
      body: new TextEncoder().encode(body),
    };
    this.#send(frame, frameTypes.httpResponse, HttpResponse, response);
  }

  #pcUpward(frame: Frame, upward: Decoded<typeof PcUpward.fields>): void {
    const roomMessage = upward.payload === undefined ? undefined : parseRoomMessage(upward.payload);
    if (roomMessage === undefined) {
      this.#malformed('room message');
      return;
    }
    const session = this.#sessions.get(frame.streamId) ?? this.#establish(frame);
    if (upward.ack === true) {
      this.#send(frame, frameTypes.pcUpwardAck, PcUpwardAck, { txid: upward.txid ?? 0 });
    }
    const wrong = this.#parts.roomService.receive(session, roomMessage);
    if (wrong === 'malformed') this.#malformed(`room command ${roomMessage.cmd}`);
    if (wrong === 'unknown') {
      this.#note({ type: 'unknown', connection: this.name, what: `room command ${roomMessage.cmd}` });
    }
  }

  /** The client waits for this before it takes anything from the PC stream. */
  #establish(frame: Frame): RoomSession {
    this.#send(frame, frameTypes.pcEstablished, PcEstablished, { elapse: 1, from: 1 });
    const down = (payload: Uint8Array) => this.#pcDownward(frame, payload);
    const session = new RoomSession(this.#parts.attendances.rooms.newId(), down, this.#parts.now);
    this.#sessions.set(frame.streamId, session);
    return session;
  }

  #pcDownward(frame: Frame, payload: Uint8Array): void {
    const downward = { payload, wssMessageType, ts: this.#parts.now() };
    const times = this.#parts.standing.takeDuplicate(this.#userId) ? 2 : 1;
    for (let sent = 0; sent < times; sent += 1) {
      this.#send(frame, frameTypes.pcDownward, PcDownward, downward);
    }
  }

  #streamClosed(frame: Frame): void {
    const session = this.#sessions.get(frame.streamId);
    if (session === undefined) return;
    this.#sessions.delete(frame.streamId);
    const attendance = this.#parts.attendances.of(session);
    if (attendance !== undefined) this.#parts.attendances.remove(attendance, 'streamClosed');
  }

  #withBody<F extends Fields>(type: MessageType<F>, frame: Frame, handle: (body: Decoded<F>) => void): void {
    const body = decode(type, frame.body);
    if (body === undefined) this.#malformed(`frame ${frame.type}`);
    else handle(body);
  }

  #send<F extends Fields>(
    { streamId }: Frame,
    type: number,
    messageType: MessageType<F>,
    value: Encodable<F>,
  ): void {
    if (!this.#open || this.#isMuted()) return;
    this.#peer.send(packFrame({ type, streamId, body: encode(messageType, value) }));
  }

  #isMuted(): boolean {
    return this.#parts.standing.isMuted(this.#userId);
  }

  #malformed(what: string): void {
    this.#note({ type: 'malformed', connection: this.name, what });
  }

  #note(event: JournalEvent): void {
    this.#parts.journal.add(event);
  }
}
