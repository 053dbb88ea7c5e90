/**
 * The inspector on a phone: shows a call to a viewer behind a relay (`npm run inspect`). In development builds only, and there
 * only once somebody has named the relay: when the mini-program is started with `inspect=ws://…` among its launch
 * parameters, or when asked at the start of the app. A production build holds none of it (tools/build).
 */
import type { InspectionEvent } from 'xstate';
import { askPlatform } from '../alipay/my.ts';
import { readStored, removeStored, writeStored } from '../alipay/storage.ts';
import { field, textOf } from '../unknown.ts';
import { createEmitter } from './emitter.ts';
import type { Emitter } from './emitter.ts';
import { connectToRelay } from './phone-link.ts';

const storageKey = 'callchart.inspector';
const isAddress = (text: string): boolean => /^wss?:\/\/[^\s/]/.test(text);
const storedAddress = (): string => readStored(storageKey, (stored) => textOf(stored)) ?? '';

/**
 * At the start of the app. The launch parameters decide; else the developer is asked, where the client can ask: an address
 * turns the inspector on, "cancel" turns it off, "ok" alone leaves it as it was.
 */
export const chooseInspector = (launchOptions: unknown): void => {
  const address = textOf(field(field(launchOptions, 'query'), 'inspect'));
  if (isAddress(address)) return void writeStored(storageKey, address);
  askPlatform(
    'prompt',
    {
      title: 'XState inspector',
      message: 'npm run inspect',
      placeholder: storedAddress() || 'ws://192.168.0.2:8890',
    },
    (answer) => {
      const typed = textOf(field(answer, 'inputValue')).trim();
      if (field(answer, 'ok') !== true) removeStored(storageKey);
      else if (isAddress(typed)) writeStored(storageKey, typed);
    },
  );
};

export interface CallInspector {
  /** @param send whatever a viewer sends to the call */
  readonly inspect: (inspected: InspectionEvent, send: (event: unknown) => void) => void;
  /** when the call has ended for good */
  stop(): void;
}

/** `null` while it is off. */
export const inspectCall = (): CallInspector | null => {
  const address = storedAddress();
  if (!isAddress(address)) return null;
  const name = Math.random().toString(36).slice(2, 6);
  let emitter: Emitter | null = null;
  const link = connectToRelay(address, (message) => emitter?.receive(message));
  return {
    inspect(inspected, send) {
      emitter ??= createEmitter(name, (message) => link.send(message), send);
      emitter.inspect(inspected);
    },
    // the chart stops at the end of this turn, and tells so
    stop: () => void Promise.resolve().then(() => link.close()),
  };
};
