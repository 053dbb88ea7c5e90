/** The guide's last step (docs/embedding.md): a mini-program that took the npm package, on both phones of the lab. */
import { afterAll, expect, it } from 'vitest';
import { guestApp } from '../../tools/lab/guest-app.ts';
import { serveLab } from '../../tools/lab/serve-lab.ts';
import { packedExample } from '../product/embedding/packed.ts';
import { watchRenderings } from './renderings.ts';
import { browserOfFile, frameOf, openPage, pictureMoves, users } from './stage.ts';

const browser = await browserOfFile();
const example = await packedExample();
const lab = await serveLab({ port: 5_250, app: guestApp(example.folder) });
afterAll(async () => {
  await lab.close();
  example.dispose();
});

it('holds a call on its own page, with credentials from the example’s server', async () => {
  const { page, close } = await openPage(browser, `${lab.url}?lang=en`);
  const phones = users.map((user) => page.frameLocator(`iframe[data-user="${user}"]`));
  for (const phone of phones) await phone.locator('#call').click();
  for (const phone of phones) {
    await phone.locator('#status', { hasText: 'connected PUBLISHING PLAYING' }).waitFor();
    await pictureMoves(phone, 'remote');
  }
  await phones[0]?.locator('#leave').click();
  await phones[1]?.locator('#status', { hasText: 'NO_PLAY' }).waitFor();
  await close();
});

it('shows nothing of the former call to whoever leaves by the back gesture and calls again', async () => {
  const { page, close } = await openPage(browser, `${lab.url}?lang=en`);
  const [alice, bob] = users.map((user) => page.frameLocator(`iframe[data-user="${user}"]`));
  if (alice === undefined || bob === undefined) throw new Error('no phones');
  for (const phone of [alice, bob]) await phone.locator('#call').click();
  for (const phone of [alice, bob])
    await phone.locator('#status', { hasText: 'connected PUBLISHING PLAYING' }).waitFor();
  await page.getByRole('button', { name: 'Back gesture' }).first().click();
  await alice.getByRole('dialog').locator('.dialog-main').click();
  await alice.locator('#call').waitFor();
  const renderings = await watchRenderings(frameOf({ page }, 'alice'));
  await alice.locator('#call').click();
  await alice.locator('#status', { hasText: 'connected' }).waitFor();
  const tooSoon = (await renderings.all()).filter(
    ({ status, rtcRooms }) => rtcRooms > 0 && /^(idle|preparing|loggingIn)/.test(status),
  );
  expect(tooSoon).toEqual([]);
  for (const phone of [alice, bob]) await pictureMoves(phone, 'remote');
  await close();
});

it('asks a process of its own for them', async () => {
  const asked = await fetch(`${lab.url}credentials`, { method: 'POST', body: '{"room":"r"}' });
  expect([asked.status, await asked.json()]).toEqual([400, { error: 'userId empty' }]);
});
