/**
 * `my.connectSocket({ url, multiple: true })` and its SocketTask. Binary frames cross as base64 with `isBuffer`, both
 * ways; listeners get `{ data: { socketTaskID, data, isBuffer } }`; close and error arguments carry the task's id
 * only. At most five at a time (mini/api/网络/my.connectSocket).
 */
import { fromBase64, toBase64 } from './base64.ts';
import { PlatformError, type Calls } from './calls.ts';
import { FunctionListeners } from './function-listeners.ts';
import { numberOf, textOf, type Fields } from './options.ts';
import type { NetworkPort, SocketLink } from './ports.ts';

const maxSockets = 5;

interface SocketEvent {
  readonly data: object;
  readonly error?: number;
}

export interface SocketTask {
  send(options?: unknown): Promise<unknown> | undefined;
  close(options?: unknown): Promise<unknown> | undefined;
  readonly onOpen: (listener: unknown) => void;
  readonly offOpen: (listener?: unknown) => void;
  readonly onMessage: (listener: unknown) => void;
  readonly offMessage: (listener?: unknown) => void;
  readonly onClose: (listener: unknown) => void;
  readonly offClose: (listener?: unknown) => void;
  readonly onError: (listener: unknown) => void;
  readonly offError: (listener?: unknown) => void;
}

/** The open sockets of one mini-program. */
export class Sockets {
  readonly #calls: Calls;
  readonly #network: NetworkPort;
  readonly #open = new Set<string>();
  #count = 0;

  constructor(calls: Calls, network: NetworkPort) {
    this.#calls = calls;
    this.#network = network;
  }

  /** Sockets that are connecting or open. */
  get live(): number {
    return this.#open.size;
  }

  connect(options: Fields): SocketTask {
    const id = String(++this.#count);
    const url = textOf(options['url']);
    const task = new Task(this.#calls, id, () => this.#open.delete(id));
    const refusal = this.#refusal(url);
    if (refusal === null) {
      this.#open.add(id);
      task.link(this.#network.connect(url, task));
    } else {
      this.#calls.clock.setTimeout(() => task.failed(refusal.message), 0);
    }
    this.#calls.announce(options, (answer) => {
      if (refusal === null) answer.succeed({ socketTaskID: id });
      else answer.fail(refusal);
    });
    return taskFace(this.#calls, task);
  }

  #refusal(url: string): PlatformError | null {
    if (url === '') return new PlatformError(3, 'url is empty');
    if (!/^wss?:\/\//.test(url)) return new PlatformError(5, 'url must start with ws or wss');
    if (this.#open.size >= maxSockets) {
      return new PlatformError(1, `at most ${maxSockets} sockets at a time`);
    }
    return null;
  }
}

/** One connection: what the network says, as the events of a SocketTask. */
class Task {
  readonly opens = new FunctionListeners<SocketEvent>();
  readonly messages = new FunctionListeners<SocketEvent>();
  readonly closes = new FunctionListeners<SocketEvent>();
  readonly errors = new FunctionListeners<SocketEvent>();
  readonly #calls: Calls;
  readonly #id: string;
  readonly #ended: () => void;
  #link: SocketLink | null = null;
  #state: 'connecting' | 'open' | 'closed' = 'connecting';

  constructor(calls: Calls, id: string, ended: () => void) {
    this.#calls = calls;
    this.#id = id;
    this.#ended = ended;
  }

  link(link: SocketLink): void {
    this.#link = link;
  }

  opened(): void {
    this.#state = 'open';
    this.#emit(this.opens, {});
  }

  received(data: string | Uint8Array): void {
    const isBuffer = typeof data !== 'string';
    this.#emit(this.messages, { data: isBuffer ? toBase64(data) : data, isBuffer });
  }

  failed(explanation: string): void {
    this.#emit(this.errors, { errorMessage: explanation }, 1);
  }

  closed(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#ended();
    this.#emit(this.closes, {});
  }

  send(options: Fields): void {
    if (this.#state !== 'open') throw new PlatformError(10, 'the socket is not open');
    const data = options['data'];
    if (typeof data !== 'string') throw new PlatformError(2, 'data must be a string');
    this.#link?.send(options['isBuffer'] === true ? fromBase64(data) : data);
  }

  close(code: number, reason: string): void {
    this.#link?.close(code, reason);
  }

  #emit(listeners: FunctionListeners<SocketEvent>, data: object, error?: number): void {
    const event = { data: { socketTaskID: this.#id, ...data }, ...(error === undefined ? {} : { error }) };
    listeners.emit(this.#calls.intrinsics.plain(event));
  }
}

/** What the mini-program holds: an object of plain functions. */
function taskFace(calls: Calls, task: Task): SocketTask {
  return {
    send: (options) =>
      calls.answer(options, (answer, fields) => {
        try {
          task.send(fields);
          answer.succeed({});
        } catch (reason) {
          answer.fail(reason instanceof PlatformError ? reason : new PlatformError(11, 'send failed'));
        }
      }),
    close: (options) =>
      calls.answer(options, (answer, fields) => {
        task.close(numberOf(fields['code'], 1000), textOf(fields['reason']));
        answer.succeed({ message: '' });
      }),
    onOpen: task.opens.on,
    offOpen: task.opens.off,
    onMessage: task.messages.on,
    offMessage: task.messages.off,
    onClose: task.closes.on,
    offClose: task.closes.off,
    onError: task.errors.on,
    offError: task.errors.off,
  };
}
