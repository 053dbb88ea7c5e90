/**
 * The phone's way to the relay (`npm run inspect`): one socket of `my.connectSocket`. Messages wait until it is open; a relay
 * that is not there, or goes away, is none of the call's business.
 */
import { callPlatform } from '../alipay/my.ts';
import { field, textOf, tryMethod } from '../unknown.ts';

export interface PhoneLink {
  send(message: string): void;
  close(): void;
}

/** The relay that is late gets the first messages of a call, not all of a long one. */
const longestQueue = 1_000;

/** @param address `ws://host:port` */
export const connectToRelay = (address: string, received: (message: string) => void): PhoneLink => {
  const waiting: string[] = [];
  let state: 'connecting' | 'open' | 'closed' = 'connecting';
  const task = callPlatform('connectSocket', { url: address, multiple: true });
  const post = (data: string): void => void tryMethod(task, 'send', { data });
  const listen = (name: string, listener: (event: unknown) => void): void =>
    void tryMethod(task, name, listener);

  listen('onOpen', () => {
    state = 'open';
    waiting.splice(0).forEach(post);
  });
  listen('onMessage', (event) => received(textOf(field(field(event, 'data'), 'data'))));
  listen('onError', () => (state = 'closed'));
  listen('onClose', () => (state = 'closed'));

  return {
    send(message) {
      if (state === 'open') post(message);
      else if (state === 'connecting' && waiting.length < longestQueue) waiting.push(message);
    },
    close() {
      state = 'closed';
      tryMethod(task, 'close', {});
    },
  };
};
