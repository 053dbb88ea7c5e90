import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse, HttpRoute } from '../../lab/platform/index.ts';
import { gatewayUrl, recorder, stageMy, type StagingOptions } from './staging.ts';

/** A socket that is open, with everything recorded that its listeners were told. */
async function openSocket(options: StagingOptions = {}) {
  const stage = stageMy(options);
  const log = recorder();
  const task = stage.my.connectSocket({ url: gatewayUrl, multiple: true });
  task.onOpen(() => log.record('open'));
  task.onMessage((event: unknown) => log.record(event));
  task.onClose((event: unknown) => log.record(['close', event]));
  task.onError(() => log.record('error'));
  await stage.clock.runUntil(() => log.seen.length > 0, 1_000);
  return { ...stage, task, log };
}

describe('a socket', () => {
  it('opens after a round trip and brings binary frames back as base64', async () => {
    const { task, clock, gateway, log } = await openSocket();
    expect(clock.elapsed()).toBe(40);
    task.send({ data: 'AQID', isBuffer: true });
    await clock.advance(40);
    expect(gateway.frames).toEqual([[1, 2, 3]]);
    expect(log.seen).toEqual(['open', { data: { socketTaskID: '1', data: 'AQID', isBuffer: true } }]);
  });

  it('tells the task id, and neither code nor reason, when it closes', async () => {
    const { task, clock, gateway, log, leftovers } = await openSocket();
    task.close({ code: 1000 });
    await clock.advance(100);
    expect(log.seen).toEqual(['open', ['close', { data: { socketTaskID: '1' } }]]);
    expect(gateway.closes).toBe(1);
    expect(leftovers().sockets).toBe(0);
  });

  it('brings what was sent before the close to the server', async () => {
    const { task, clock, gateway } = await openSocket();
    task.send({ data: 'AQ==', isBuffer: true });
    task.close();
    await clock.advance(19);
    expect([gateway.frames, gateway.closes]).toEqual([[], 0]);
    await clock.advance(1);
    expect([gateway.frames, gateway.closes]).toEqual([[[1]], 1]);
  });

  it('loses what was under way when the phone goes offline', async () => {
    const { task, clock, device, gateway } = await openSocket();
    task.send({ data: 'AQ==', isBuffer: true });
    device.change({ online: false });
    await clock.advance(100);
    expect([gateway.frames, gateway.closes]).toEqual([[], 1]);
  });

  it('refuses to send before it is open', async () => {
    const { my, clock } = stageMy();
    const { seen, record } = recorder();
    my.connectSocket({ url: gatewayUrl, multiple: true }).send({ data: 'x', fail: record });
    await clock.advance(0);
    expect(seen).toEqual([{ error: 10, errorMessage: 'the socket is not open' }]);
  });

  it('keeps frames in order however the jitter falls', async () => {
    const { task, clock, gateway } = await openSocket({ jitterMs: 200 });
    for (let byte = 0; byte < 50; byte++)
      task.send({ data: Buffer.from([byte]).toString('base64'), isBuffer: true });
    await clock.advance(2_000);
    expect(gateway.frames.flat()).toEqual(Array.from({ length: 50 }, (_, byte) => byte));
  });

  it('hears when the server closes', async () => {
    const { clock, gateway, log } = await openSocket();
    gateway.peers[0]?.close();
    await clock.advance(20);
    expect(log.seen).toHaveLength(2);
  });

  it('breaks when the phone goes offline; a new one fails until it is back', async () => {
    const { clock, device, log, my, leftovers } = await openSocket();
    device.change({ online: false });
    await clock.advance(0);
    expect(log.seen).toEqual(['open', 'error', ['close', { data: { socketTaskID: '1' } }]]);
    const retry = recorder();
    const task = my.connectSocket({ url: gatewayUrl, multiple: true });
    task.onError(() => retry.record('error'));
    task.onClose(() => retry.record('close'));
    await clock.advance(10);
    expect(retry.seen).toEqual(['error', 'close']);
    expect(leftovers().sockets).toBe(0);
  });

  it('stays open while half-open, and everything sent meanwhile is lost both ways', async () => {
    const { task, clock, network, gateway, log } = await openSocket();
    network.halfOpen = true;
    task.send({ data: 'AQ==', isBuffer: true });
    gateway.peers[0]?.send(Uint8Array.of(9));
    await clock.advance(1_000);
    network.halfOpen = false;
    await clock.advance(1_000);
    expect(log.seen).toEqual(['open']);
    task.send({ data: 'Ag==', isBuffer: true });
    await clock.advance(40);
    expect(gateway.frames).toEqual([[2]]);
  });

  it('closed while half-open is not noticed by the server until the network passes again', async () => {
    const { task, clock, network, gateway, log } = await openSocket();
    network.halfOpen = true;
    task.close();
    await clock.advance(10);
    expect(log.seen).toHaveLength(2);
    expect(gateway.closes).toBe(0);
    network.halfOpen = false;
    expect(gateway.closes).toBe(1);
  });

  it('never opens towards a host that is not there; the sixth at a time is refused', async () => {
    const { my, clock } = stageMy();
    const { seen, record } = recorder();
    const lost = my.connectSocket({ url: 'wss://example.com/else', multiple: true });
    lost.onError(() => record('error'));
    for (let count = 0; count < 5; count++) {
      my.connectSocket({ url: gatewayUrl, multiple: true, fail: record });
    }
    await clock.advance(0);
    expect(seen).toEqual(['error', { error: 1, errorMessage: 'at most 5 sockets at a time' }]);
  });
});

const route = (answer: HttpRoute['answer']): HttpRoute => ({
  matches: ({ url }) => url.startsWith('https://business.example/'),
  answer,
});
const url = 'https://business.example/call';

async function ask(options: Record<string, unknown>, answer: HttpRoute['answer'], waitMs = 60_000) {
  const stage = stageMy({ routes: [{ ...route(() => null), answer }] });
  const { seen, record } = recorder();
  stage.my.request({ url, ...options, success: record, fail: record });
  await stage.clock.advance(waitMs);
  return seen;
}
const json = (value: unknown): HttpResponse => ({ status: 200, body: JSON.stringify(value) });

describe('a request', () => {
  it('posts JSON and gives status, headers and parsed data', async () => {
    let sent: HttpRequest | undefined;
    const seen = await ask({ method: 'post', data: { room: 'r' }, headers: { 'X-A': '1' } }, (request) => {
      sent = request;
      return { ...json({ token: 't' }), headers: { 'content-type': 'application/json' } };
    });
    expect(sent).toEqual({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-a': '1' },
      body: '{"room":"r"}',
    });
    expect(seen).toMatchObject([
      { data: { token: 't' }, status: 200, headers: { 'content-type': 'application/json' } },
    ]);
  });

  it('puts data of a GET into the query', async () => {
    let asked = '';
    await ask({ data: { room: 'a b' } }, (request) => {
      asked = request.url;
      return json({});
    });
    expect(asked).toBe(`${url}?room=a%20b`);
  });

  it('fails with 14 when JSON was asked for and text came, and hands text over when it was asked for', async () => {
    const text = (): HttpResponse => ({ status: 200, body: '<html>' });
    expect(await ask({ dataType: 'json' }, text)).toEqual([
      { error: 14, errorMessage: 'JSON parse data error' },
    ]);
    expect(await ask({ dataType: 'text' }, text)).toMatchObject([{ data: '<html>' }]);
  });

  it('fails with 19 on an HTTP error status', async () => {
    expect(await ask({}, () => ({ status: 502, body: '{}' }))).toEqual([
      { error: 19, errorMessage: 'http status error', status: 502, headers: {}, data: '{}' },
    ]);
  });

  it('fails with 13 when the answer takes longer than the timeout', async () => {
    expect(await ask({ timeout: 500 }, () => null, 499)).toEqual([]);
    expect(await ask({ timeout: 500 }, () => null, 500)).toEqual([
      { error: 13, errorMessage: 'request timeout' },
    ]);
  });

  it('fails with 9 when aborted, once', async () => {
    const { my, clock } = stageMy({ routes: [route(() => json({}))] });
    const { seen, record } = recorder();
    const task = my.request({ url, success: record, fail: record });
    await clock.advance(10);
    task.abort();
    task.abort();
    await clock.advance(60_000);
    expect(seen).toEqual([{ error: 9, errorMessage: 'request:fail abort' }]);
    expect(clock.liveTimers()).toEqual([]);
  });

  it('fails with 12 while offline and when the network breaks under it', async () => {
    const { my, clock, device } = stageMy({ routes: [route(() => json({}))] });
    const { seen, record } = recorder();
    my.request({ url, fail: record });
    await clock.advance(5);
    device.change({ online: false });
    my.request({ url, fail: record });
    await clock.advance(5);
    expect(seen).toMatchObject([{ error: 12 }, { error: 12 }]);
  });

  it('fails with 12 and the reason when there is no way to the server', async () => {
    const { my, clock } = stageMy({ routes: [route(() => Promise.reject(new Error('no way there')))] });
    const { seen, record } = recorder();
    my.request({ url, fail: record });
    await clock.advance(100);
    expect(seen).toEqual([{ error: 12, errorMessage: 'no way there' }]);
  });

  it('can be awaited', async () => {
    const { my, clock } = stageMy({ routes: [route(() => json({ ok: true }))] });
    const pending = my.request({ url });
    await clock.advance(100);
    expect(await pending).toMatchObject({ data: { ok: true } });
  });

  it('brings ZEGO log posts to the gateway', async () => {
    const { my, clock, gateway } = stageMy();
    my.request({
      url: 'https://weblogger-wss.coolfcloud.com/httplog',
      method: 'POST',
      data: '{"event":"x"}',
    });
    await clock.advance(100);
    expect(gateway.logs).toEqual(['{"event":"x"}']);
  });
});
