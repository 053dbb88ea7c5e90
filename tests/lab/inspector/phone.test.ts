/** The inspector on a phone: who turns it on, and its socket to the relay. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseInspector, inspectCall } from '../../../src/adapters/inspector/index.ts';
import { connectToRelay } from '../../../src/adapters/inspector/phone-link.ts';
import { stubMy } from '../../unit/alipay/stub-my.ts';
import { FakeSocket } from '../../unit/zego/fakes.ts';
import { startDoor } from './chart.ts';

afterEach(() => vi.unstubAllGlobals());

const key = 'callchart.inspector';

/** A phone with a storage, sockets, and a developer who answers the prompt. */
function phone({ stored, answer }: { stored?: unknown; answer?: unknown } = {}) {
  const storage = new Map<string, unknown>(stored === undefined ? [] : [[key, stored]]);
  const sockets: FakeSocket[] = [];
  const asked: unknown[] = [];
  const urls: unknown[] = [];
  stubMy({
    getStorageSync: ({ key }: { key: string }) => ({ data: storage.get(key) ?? null }),
    setStorageSync: ({ key, data }: { key: string; data: unknown }) => {
      storage.set(key, data);
      return { success: true };
    },
    removeStorageSync: ({ key }: { key: string }) => storage.delete(key),
    connectSocket: (options: unknown) => {
      urls.push(options);
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    ...(answer === undefined
      ? {}
      : {
          prompt: ({ success, ...texts }: { success(answer: unknown): void }) => {
            asked.push(texts);
            success(answer);
          },
        }),
  });
  return { storage, sockets, asked, urls };
}

describe('the inspector of a development build', () => {
  it.each(['ws://192.168.0.9:8890', 'wss://relay.example'])(
    'takes %s from the launch parameters',
    (address) => {
      const { storage, asked } = phone({ answer: { ok: false } });
      chooseInspector({ query: { inspect: address } });
      expect(storage).toEqual(new Map([[key, address]]));
      expect(asked).toEqual([]);
    },
  );

  it.each(['http://relay', 'at ws://relay', 'ws://', 'ws:// relay', 'ws:///path', ''])(
    'takes "%s" for no address',
    (address) => {
      const { storage } = phone({ answer: { ok: true, inputValue: address } });
      chooseInspector({ query: { inspect: address } });
      expect(storage.size).toBe(0);
    },
  );

  it('asks with the address that it knows, or with an example', () => {
    const texts = (placeholder: string) => [
      expect.objectContaining({ title: 'XState inspector', message: 'npm run inspect', placeholder }),
    ];
    const fresh = phone({ answer: { ok: true, inputValue: '' } });
    chooseInspector(undefined);
    expect(fresh.asked).toEqual(texts('ws://192.168.0.2:8890'));
    const known = phone({ stored: 'ws://relay:1', answer: { ok: true, inputValue: '' } });
    chooseInspector({});
    expect(known.asked).toEqual(texts('ws://relay:1'));
  });

  it('asks with an example where nothing can be stored', () => {
    const asked: unknown[] = [];
    stubMy({ prompt: (question: unknown) => asked.push(question) });
    chooseInspector({});
    expect(asked).toMatchObject([{ placeholder: 'ws://192.168.0.2:8890' }]);
  });

  it.each([
    ['an address turns it on', { ok: true, inputValue: ' ws://relay:2 ' }, 'ws://relay:2'],
    ['"ok" alone leaves it as it was', { ok: true, inputValue: '' }, 'ws://relay:1'],
    ['"cancel" turns it off, whatever was typed', { ok: false, inputValue: 'ws://relay:2' }, undefined],
  ])('is up to the developer: %s', (_what, answer, stored) => {
    const { storage } = phone({ stored: 'ws://relay:1', answer });
    chooseInspector({});
    expect(storage.get(key)).toBe(stored);
  });

  it('stays as it was where the client cannot ask', () => {
    const { storage } = phone({ stored: 'ws://relay:1' });
    chooseInspector({});
    expect(storage.get(key)).toBe('ws://relay:1');
  });

  it.each([undefined, 7, 'http://relay'])('is off, and opens no socket, while %j is stored', (stored) => {
    const { sockets } = phone({ stored });
    expect(inspectCall()).toBeNull();
    expect(sockets).toEqual([]);
  });

  it('shows a call to the relay and hands what comes back to it, until the call has ended', async () => {
    const { sockets, urls } = phone({ stored: 'ws://relay:1' });
    const inspector = inspectCall();
    if (inspector === null) throw new Error('it is on');
    const sent: unknown[] = [];
    const actor = startDoor((inspected) => inspector.inspect(inspected, (event) => sent.push(event)));
    const [socket] = sockets;
    expect(urls).toEqual([{ url: 'ws://relay:1', multiple: true }]);
    socket?.fire('open');
    const [first] = (socket?.sent ?? []).map((frame) =>
      JSON.parse(String(Reflect.get(Object(frame), 'data'))),
    );
    expect(first).toMatchObject({ type: 'service.register', id: 'door' });
    // four characters of chance, then the actor
    expect(first.sessionId).toMatch(/^[0-9a-z]{1,4} x:\d+$/);
    const event = JSON.stringify({ data: { type: 'lock' }, origin: first.sessionId });
    socket?.fire('message', { data: { data: JSON.stringify({ type: 'xstate.event', event }) } });
    expect(sent).toEqual([{ type: 'lock' }]);
    expect(actor.getSnapshot().value).toMatchObject({ bolt: 'off' });
    inspector.stop();
    expect(socket?.closed).toEqual([]);
    await Promise.resolve();
    expect(socket?.closed).toEqual([{}]);
  });
});

describe('the link to the relay', () => {
  const linked = () => {
    const { sockets } = phone();
    const received: string[] = [];
    const link = connectToRelay('ws://relay:1', (message) => received.push(message));
    const [socket] = sockets;
    if (socket === undefined) throw new Error('no socket');
    return { link, socket, received };
  };
  const frames = (...texts: string[]) => texts.map((data) => ({ data }));

  it('keeps messages until it is open, then sends each once and in order', () => {
    const { link, socket } = linked();
    link.send('first');
    link.send('second');
    expect(socket.sent).toEqual([]);
    socket.fire('open');
    link.send('third');
    expect(socket.sent).toEqual(frames('first', 'second', 'third'));
  });

  it('keeps the first thousand messages for a relay that is late', () => {
    const { link, socket } = linked();
    for (let count = 1; count <= 1_001; count += 1) link.send(`${count}`);
    socket.fire('open');
    expect(socket.sent).toHaveLength(1_000);
    expect(socket.sent.at(-1)).toEqual({ data: '1000' });
  });

  it('hands over the text of a message', () => {
    const { socket, received } = linked();
    socket.fire('message', { data: { data: 'hello' } });
    expect(received).toEqual(['hello']);
  });

  it.each(['close', 'error'] as const)('sends and keeps nothing after a %s', (end) => {
    const { link, socket } = linked();
    socket.fire('open');
    socket.fire(end);
    link.send('late');
    expect(socket.sent).toEqual([]);
    socket.fire('open');
    expect(socket.sent).toEqual([]);
  });

  it('sends nothing after it was closed', () => {
    const { link, socket } = linked();
    socket.fire('open');
    link.close();
    link.send('late');
    expect([socket.sent, socket.closed]).toEqual([[], [{}]]);
  });
});
