/**
 * The room's connection as it is told to the chart: the npm build reports a lost link only when it is back, so the
 * loss is told from the socket, and the vendor's belated CONNECTING is not told twice.
 */
import type { ZegoEvent } from '../../../machines/index.ts';

const roomStates: ReadonlySet<ZegoEvent['type']> = new Set([
  'zego.roomConnecting',
  'zego.roomConnected',
  'zego.roomDisconnected',
]);

export class RoomReports {
  readonly #session: number;
  readonly #send: (event: ZegoEvent) => void;
  #room = '';
  #told: 'disconnected' | 'connecting' | 'connected' = 'disconnected';
  #wasConnected = false;
  /** the loss that was told is a silence that may end by itself */
  #onlySilent = false;

  constructor(session: number, send: (event: ZegoEvent) => void) {
    this.#session = session;
    this.#send = send;
  }

  /** Since the last login. */
  get wasConnected(): boolean {
    return this.#wasConnected;
  }

  loggingIn(room: string): void {
    this.#room = room;
    this.#told = 'disconnected';
    this.#wasConnected = false;
    this.#onlySilent = false;
  }

  /** What the vendor reports, except a CONNECTING that is known. */
  report(event: ZegoEvent): void {
    if (roomStates.has(event.type)) this.#onlySilent = false;
    if (event.type === 'zego.roomConnecting' && event.room === this.#room) {
      if (this.#told === 'connecting') return;
      this.#told = 'connecting';
    }
    if (event.type === 'zego.roomConnected') {
      this.#room = event.room;
      this.#told = 'connected';
      this.#wasConnected = true;
    }
    if (event.type === 'zego.roomDisconnected' && event.room === this.#room) this.#told = 'disconnected';
    this.#send(event);
  }

  linkLost(): void {
    this.#onlySilent = false;
    this.#tellLoss();
  }

  linkSilent(): void {
    this.#onlySilent = this.#tellLoss();
  }

  /** A silent socket speaks again before the vendor gave it up: the room was never left. */
  linkHeardAgain(): void {
    if (this.#onlySilent)
      this.report({ type: 'zego.roomConnected', session: this.#session, room: this.#room });
  }

  #tellLoss(): boolean {
    if (this.#told !== 'connected') return false;
    this.report({ type: 'zego.roomConnecting', session: this.#session, room: this.#room });
    return true;
  }
}
