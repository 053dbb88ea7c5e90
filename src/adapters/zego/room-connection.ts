/**
 * The room's connection between the vendor and the chart. Tells a lost link when it is lost, where the npm build waits
 * until it is back; and logs out when the vendor can: a logout that overtakes the server's answer to a login reaches
 * nobody and leaves the user listed in the room, so it is held back until that answer.
 */
import type { ZegoEvent } from '../../../machines/index.ts';

export interface RoomConnectionParts {
  readonly session: number;
  send(event: ZegoEvent): void;
  /** Whether ZEGO can be reached as far as the socket shows. */
  linkIsUp(): boolean;
  /** Calls the vendor. */
  logout(room: string): void;
}

export class RoomConnection {
  readonly #parts: RoomConnectionParts;
  #room = '';
  #told: 'disconnected' | 'connecting' | 'connected' = 'disconnected';
  #wasConnected = false;
  /** a login or the vendor's own re-login awaits its answer */
  #loginPending = false;
  #leave: 'no' | 'onceIn' | 'asked' = 'no';
  /** the loss that was told is a silence that may end by itself */
  #onlySilent = false;

  constructor(parts: RoomConnectionParts) {
    this.#parts = parts;
  }

  /** Since the last login. */
  get wasConnected(): boolean {
    return this.#wasConnected;
  }

  loginAsked(room: string): void {
    this.#room = room;
    this.#told = 'disconnected';
    this.#wasConnected = false;
    this.#loginPending = true;
    this.#leave = 'no';
    this.#onlySilent = false;
  }

  loginSucceeded(): void {
    this.#isIn();
  }

  loginFailed(): void {
    this.#loginPending = false;
    this.#leave = 'no';
  }

  /** Logs out now, or as soon as the pending login is answered. While a logout is on its way, does nothing. */
  leave(room: string): void {
    if (this.#leave === 'asked') return;
    if (this.#loginPending) {
      // in the turn of the login itself the vendor ignores a logout: then it follows once in
      this.#leave = 'onceIn';
      if (this.#parts.linkIsUp()) return;
    } else if (this.#told !== 'disconnected') this.#leave = 'asked';
    this.#parts.logout(room);
  }

  /** What the vendor reports, except a CONNECTING that is known. */
  report(event: ZegoEvent): void {
    if ('room' in event && event.room === this.#room) {
      const known = event.type === 'zego.roomConnecting' && this.#told === 'connecting';
      this.#follow(event);
      if (known) return;
    }
    this.#parts.send(event);
    if (event.type !== 'zego.roomConnected' || event.room !== this.#room) return;
    this.#isIn();
    // the vendor reports a turn late: the link may have gone meanwhile
    if (!this.#parts.linkIsUp()) this.#tellLoss();
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
    if (this.#onlySilent) this.report({ type: 'zego.roomConnected', ...this.#of });
  }

  #tellLoss(): boolean {
    if (this.#told !== 'connected') return false;
    this.report({ type: 'zego.roomConnecting', ...this.#of });
    return true;
  }

  get #of(): { readonly session: number; readonly room: string } {
    return { session: this.#parts.session, room: this.#room };
  }

  #follow(event: ZegoEvent): void {
    switch (event.type) {
      case 'zego.roomConnecting':
        this.#told = 'connecting';
        this.#loginPending = true;
        this.#onlySilent = false;
        break;
      case 'zego.roomConnected':
        this.#told = 'connected';
        this.#wasConnected = true;
        this.#onlySilent = false;
        break;
      case 'zego.roomDisconnected':
        this.#told = 'disconnected';
        this.#loginPending = false;
        this.#leave = 'no';
        this.#onlySilent = false;
        break;
    }
  }

  #isIn(): void {
    this.#loginPending = false;
    if (this.#leave !== 'onceIn') return;
    this.#leave = 'asked';
    this.#parts.logout(this.#room);
  }
}
