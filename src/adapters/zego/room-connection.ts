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

export interface RoomConnection {
  /** Since the last login. */
  wasConnected(): boolean;
  loginAsked(room: string): void;
  loginSucceeded(): void;
  loginFailed(): void;
  /** Logs out now, or as soon as the pending login is answered. While a logout is on its way, does nothing. */
  leave(room: string): void;
  /** What the vendor reports, except a CONNECTING that is known. */
  report(event: ZegoEvent): void;
  linkLost(): void;
  linkSilent(): void;
  /** A silent socket speaks again before the vendor gave it up: the room was never left. */
  linkHeardAgain(): void;
}

export function createRoomConnection({
  session,
  send,
  linkIsUp,
  logout,
}: RoomConnectionParts): RoomConnection {
  let room = '';
  let told: 'disconnected' | 'connecting' | 'connected' = 'disconnected';
  let wasConnected = false;
  /** a login or the vendor's own re-login awaits its answer */
  let loginPending = false;
  let leaving: 'no' | 'onceIn' | 'asked' = 'no';
  /** the loss that was told is a silence that may end by itself */
  let onlySilent = false;

  const disconnected = (): void => {
    told = 'disconnected';
    leaving = 'no';
    loginPending = onlySilent = false;
  };
  const isIn = (): void => {
    loginPending = false;
    if (leaving !== 'onceIn') return;
    leaving = 'asked';
    logout(room);
  };
  const tellLoss = (): boolean => {
    if (told !== 'connected') return false;
    report({ type: 'zego.roomConnecting', session, room });
    return true;
  };

  const report = (event: ZegoEvent): void => {
    if (!('room' in event) || event.room !== room) return send(event);
    const { type } = event;
    if (type === 'zego.roomConnecting') {
      const known = told === 'connecting';
      told = 'connecting';
      loginPending = true;
      onlySilent = false;
      if (known) return;
    }
    if (type === 'zego.roomDisconnected') disconnected();
    if (type !== 'zego.roomConnected') return send(event);
    told = 'connected';
    wasConnected = true;
    onlySilent = false;
    send(event);
    isIn();
    // the vendor reports a turn late: the link may have gone meanwhile
    if (!linkIsUp()) tellLoss();
  };

  return {
    wasConnected: () => wasConnected,
    loginAsked(asked) {
      room = asked;
      disconnected();
      wasConnected = false;
      loginPending = true;
    },
    loginSucceeded: isIn,
    loginFailed() {
      loginPending = false;
      leaving = 'no';
    },
    leave(left) {
      if (leaving === 'asked') return;
      if (loginPending) {
        // in the turn of the login itself the vendor ignores a logout: then it follows once in
        leaving = 'onceIn';
        if (linkIsUp()) return;
      } else if (told !== 'disconnected') leaving = 'asked';
      logout(left);
    },
    report,
    linkLost() {
      onlySilent = false;
      tellLoss();
    },
    linkSilent() {
      onlySilent = tellLoss();
    },
    linkHeardAgain() {
      if (onlySilent) report({ type: 'zego.roomConnected', session, room });
    },
  };
}
