/** A phone at the relay: the mini-program, built for development, in a bare realm, seen and driven from the viewer. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createActor } from 'xstate';
import { canarySignature } from '../../lab/credentials/lab-app.ts';
import { inspectProcess } from '../../lab/inspector/node/inspect-process.ts';
import { startRelay } from '../../lab/inspector/node/relay.ts';
import type { Relay } from '../../lab/inspector/node/relay.ts';
import { viewerFiles } from '../../lab/inspector/node/viewer-files.ts';
import type { SocketServer } from '../../lab/platform/index.ts';
import { callMachine } from '../../machines/index.ts';
import { builtProgram } from '../../tools/build/built-program.ts';
import type { Actor } from '../../tools/scenario/actor.ts';
import { setStage } from '../../tools/scenario/stage.ts';
import type { Stage } from '../../tools/scenario/stage.ts';
import { activeLeaves, valueLeaves } from './chart-value.ts';
import { browserOfFile, keepPicture } from './stage.ts';

const join = { room: 'r1', publish: true, camera: true, microphone: true, taps: 1 };
const limit = 20_000;

const browser = await browserOfFile();
let relay: Relay;
let viewer: Page;
let stage: Stage;
let alice: Actor;
let bob: Actor;
/** everything that the phone told the relay */
const told: string[] = [];

/** What `my.connectSocket` reaches at the relay's address: the real thing. */
const relayServer = (address: string): SocketServer => ({
  matches: (url) => url === address,
  connect: (url, handlers) => {
    const socket = new WebSocket(url);
    socket.on('open', () => handlers.opened());
    socket.on('message', (data: Buffer) => handlers.received(data.toString('utf8')));
    socket.on('error', (error) => handlers.failed(error.message));
    socket.on('close', (code) => handlers.closed(code, ''));
    return {
      send: (data) => {
        told.push(String(data));
        socket.send(data);
      },
      close: () => socket.close(),
    };
  },
});

beforeAll(async () => {
  relay = await startRelay({ host: '127.0.0.1', port: 0, files: await viewerFiles() });
  viewer = await browser.newPage({ viewport: { width: 1500, height: 920 } });
  const server = `127.0.0.1:${relay.port}`;
  await viewer.goto(`http://${server}/?relay=${server}/viewer&lang=en`);
  stage = setStage(
    { phones: { A: { user: 'alice' }, B: { user: 'bob' } }, tokenSeconds: 3_600 },
    { platform: 'Android' },
    { program: await builtProgram({ inspector: true }), seed: 3, latencyMs: 20, jitterMs: 0, platform: null },
  );
  [alice, bob] = [...stage.actors.values()] as [Actor, Actor];
  alice.phone.network.addServer(relayServer(`ws://${server}`));
  alice.phone.launch({ query: { inspect: `ws://${server}` } });
});
afterAll(async () => {
  for (const { phone } of stage.actors.values()) phone.destroy();
  stage.world.gateway.dispose();
  await relay.close();
});

const viewerShowsThePhone = async (): Promise<void> => {
  await expect.poll(() => activeLeaves(viewer)).toEqual(valueLeaves(alice.snapshot.value));
};

describe('a phone that was told the relay’s address', () => {
  it('shows its chart in the viewer, every region where it is', async () => {
    await alice.join(join);
    await bob.join(join);
    for (const actor of [alice, bob])
      await stage.world.until(() => actor.shows.player === 'PLAYING' && actor.shows.mounted === true, limit);
    await viewer.locator('[data-state="call.player.active.trying.playing"][data-active]').waitFor();
    await viewerShowsThePhone();
    await viewer.locator('[data-state="call.room.connected"][data-active]').waitFor();
    await keepPicture(viewer, 'inspector-of-a-phone');
  });

  it('takes an event that is sent from the viewer', async () => {
    expect(alice.shows.camera).toBe(true);
    await viewer.getByRole('button', { name: 'page.cameraTapped', exact: true }).click();
    await viewer.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => alice.shows.camera).toBe(false);
    await viewer.locator('tr.changed[data-path="intent.camera"] code', { hasText: 'false' }).waitFor();
  });

  it('is told to stop looking when the call is over, and leaves no socket behind', async () => {
    alice.phone.tap('#leave');
    await stage.world.until(() => alice.shows.status === 'idle', limit);
    await viewerShowsThePhone();
    alice.phone.back();
    await stage.world.run(5_000);
    await viewer.locator('option', { hasText: 'stopped' }).waitFor({ state: 'attached' });
    await expect.poll(() => alice.phone.leftovers.sockets).toBe(0);
    expect(alice.phone.errors).toEqual([]);
  });

  it('tells no token, no signature and no parameter of a stream URL', () => {
    expect(told.length).toBeGreaterThan(20);
    const text = told.join('\n');
    for (const token of stage.tokens) expect(text.includes(token)).toBe(false);
    expect(text.includes(canarySignature)).toBe(false);
    expect(text).not.toMatch(/zg(seq|did)=/);
  });
});

describe('a Node process at the relay', () => {
  it('shows 5,000 events, of which only those in sight are drawn', async () => {
    const node = await inspectProcess(`ws://127.0.0.1:${relay.port}`, 'node');
    const camera = createActor(callMachine, { inspect: node.inspect });
    camera.start();
    for (let event = 0; event < 5_000; event += 1) camera.send({ type: 'page.cameraTapped' });
    await viewer
      .getByLabel('Inspecting')
      .locator('option', { hasText: 'node' })
      .waitFor({ state: 'attached' });
    await viewer.getByLabel('Inspecting').selectOption({ index: 1 });
    await viewer.locator('.now', { hasText: '5001 / 5001' }).waitFor();
    await viewer.locator('h1').click();
    await viewer.keyboard.press('Home');
    await viewer.locator('.log-row[aria-selected="true"]', { hasText: 'xstate.init' }).waitFor();
    expect(await viewer.locator('.log-row').count()).toBeLessThan(60);
    await viewer.getByRole('tab', { name: 'Sequence' }).click();
    await viewer.keyboard.press('End');
    await viewer.locator('.sequence-row[aria-selected="true"]').first().waitFor();
    expect(await viewer.locator('.sequence-row').count()).toBeLessThan(60);
    node.close();
  });
});

describe('a phone that was told no address', () => {
  it('opens no socket for the inspector', () => {
    expect(bob.phone.calls.filter((call) => call === 'connectSocket')).toHaveLength(
      alice.phone.calls.filter((call) => call === 'connectSocket').length - 1,
    );
  });
});
