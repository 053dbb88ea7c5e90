/** What runs before anybody has joined: the lobby alone, and of the call page nothing that can wait. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureBuilt } from '../../../tools/build/ensure-built.ts';
import { usualConditions } from '../../../tools/bench/conditions.ts';
import { setStage } from '../../../tools/scenario/stage.ts';

const stageOf = async () =>
  setStage(
    { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 },
    { platform: 'Android' },
    await usualConditions(),
  );

it('the lobby runs no file of the call’s sub-package: neither XState nor the SDK', async () => {
  const stage = await stageOf();
  const phone = stage.actors.get('A')?.phone;
  phone?.launch();
  await stage.world.run(1_000);
  expect(phone?.view.has('#join')).toBe(true);
  expect(phone?.loadedFiles.filter((file) => file.startsWith('src/pages/call/'))).toEqual([]);
});

it('the lobby preloads the sub-package', async () => {
  const app: unknown = JSON.parse(readFileSync(join(await ensureBuilt(), 'app.json'), 'utf8'));
  expect(app).toMatchObject({
    preloadRule: { 'src/pages/lobby/index': { packages: ['src/pages/call'] } },
  });
});

it('the SDK begins nothing before the credentials are there', async () => {
  const stage = await stageOf();
  stage.credentials.failWith = 500;
  const actor = stage.actors.get('A');
  await actor?.join({ room: 'r1', publish: true, camera: true, microphone: true, taps: 1 });
  await stage.world.run(500);
  expect(actor?.phone.loadedFiles.some((file) => file.includes('zego'))).toBe(true);
  expect(actor?.phone.calls).toContain('request');
  expect(actor?.phone.calls).not.toContain('connectSocket');
  expect(actor?.sdkCalls).toEqual([]);
});
