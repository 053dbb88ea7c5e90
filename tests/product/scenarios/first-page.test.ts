/** What runs before anybody has joined: the lobby alone, and of the call page nothing that can wait. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureBuilt } from '../../../tools/build/ensure-built.ts';
import { joinChoice, onePhone } from './situations.ts';

it('the lobby runs no file of the call’s sub-package: neither XState nor the SDK', async () => {
  const {
    stage,
    alice: { phone },
  } = await onePhone();
  phone.launch();
  await stage.world.run(1_000);
  expect(phone.view.has('#join')).toBe(true);
  expect(phone.loadedFiles.filter((file) => file.startsWith('src/pages/call/'))).toEqual([]);
});

it('the lobby preloads the sub-package', async () => {
  const app: unknown = JSON.parse(readFileSync(join(await ensureBuilt(), 'app.json'), 'utf8'));
  expect(app).toMatchObject({
    preloadRule: { 'src/pages/lobby/index': { packages: ['src/pages/call'] } },
  });
});

it('the SDK begins nothing before the credentials are there', async () => {
  const { stage, alice } = await onePhone();
  stage.credentials.failWith = 500;
  await alice.join(joinChoice);
  await stage.world.run(500);
  expect(alice.phone.loadedFiles.some((file) => file.includes('zego'))).toBe(true);
  expect(alice.phone.calls).toContain('request');
  expect(alice.phone.calls).not.toContain('connectSocket');
  expect(alice.sdkCalls).toEqual([]);
});
