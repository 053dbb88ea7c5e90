/** The inspector in the lab: a real call, seen and driven through the classic inspector's own receiver. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrace } from '../../lab/trace/read-trace.ts';
import { replay } from '../../lab/trace/replay.ts';
import type {} from '../../lab/inspector/viewer/viewer.ts';
import { labApp } from '../../lab/credentials/lab-app.ts';
import { violations } from './axe.ts';
import { activeLeaves, phoneValue, valueLeaves } from './chart-value.ts';
import { browserOfFile, frameOf, keepPicture, openLab } from './stage.ts';

const viewport = { width: 1680, height: 1000 };
const lab = await openLab(await browserOfFile(), { language: 'en', context: { viewport } });
const viewer = lab.page.frameLocator('iframe[data-xstate]');

beforeAll(async () => {
  await lab.page.getByRole('button', { name: 'Inspector' }).click();
  const choice = viewer.getByLabel('Inspecting');
  const alice = choice.locator('option', { hasText: 'alice#' });
  await alice.waitFor({ state: 'attached' });
  await choice.selectOption({ label: (await alice.innerText()).trim() });
  await viewer.locator('svg.chart').waitFor();
});
afterAll(() => lab.close());

const viewerFrame = () =>
  lab.page.frames().find((one) => one.url().includes('inspector.html')) ?? expect.fail('no viewer');

const now = (): Locator => viewer.locator('.now');
const contextValue = (path: string): Locator => viewer.locator(`tr[data-path="${path}"] code`);

describe('the inspector in the lab', () => {
  it('shows the active states of every region of a running call', async () => {
    const value = await phoneValue(frameOf(lab, 'alice'));
    expect(Object.keys(Object(value)).length).toBeGreaterThanOrEqual(5);
    await expect.poll(() => activeLeaves(viewer)).toEqual(valueLeaves(value));
    await viewer.locator('[data-state="call.room.connected"][data-active]').waitFor();
    await viewer.locator('[data-state="call.publisher.active.trying.publishing"][data-active]').waitFor();
  });

  it('sends an event that changes the machine, and shows what it changed', async () => {
    const phone = lab.phone('alice');
    await phone.getByRole('button', { name: 'Mute' }).waitFor();
    await viewer.getByRole('button', { name: 'page.microphoneTapped', exact: true }).click();
    await viewer.getByRole('button', { name: 'Send' }).click();
    await phone.getByRole('button', { name: 'Unmute' }).waitFor();
    // chosen, because what an event changed is marked until the next one comes
    await viewer.locator('.log-row', { hasText: 'page.microphoneTapped' }).last().click();
    await expect.poll(() => contextValue('intent.microphone').innerText()).toBe('false');
    await viewer.locator('tr.changed[data-path="intent.microphone"]', { hasText: 'was true' }).waitFor();
    await viewer.getByRole('button', { name: 'Follow' }).click();
  });

  it('says why: what the event said, what the guards answered, what changed and what was commanded', async () => {
    await viewer.locator('.log-row', { hasText: 'page.microphoneTapped' }).last().click();
    await viewer.getByRole('tab', { name: 'Why' }).click();
    const part = (name: string): Locator => viewer.locator(`.why-part[data-part="${name}"]`);
    await part('changes').filter({ hasText: 'intent.microphone false was true' }).waitFor();
    await part('guards').filter({ hasText: 'yes page.microphoneTapped' }).waitFor();
    await part('commands').filter({ hasText: 'applyDevices' }).waitFor();
    await viewer.locator('.why-head', { hasText: 's after the step before' }).waitFor();
    expect(await violations(viewerFrame())).toEqual([]);
    await viewer.getByRole('tab', { name: 'Events' }).click();
    await viewer.getByRole('button', { name: 'Follow' }).click();
  });

  it('travels back in time and forward again, by keyboard and by hand', async () => {
    const chosen = viewer.locator('.log-row', { hasText: 'page.microphoneTapped' }).last();
    await chosen.click();
    const at = Number(await now().getAttribute('data-position'));
    await viewer.getByRole('button', { name: 'Previous event' }).click();
    await expect.poll(() => now().getAttribute('data-position')).toBe(String(at - 1));
    await expect.poll(() => contextValue('intent.microphone').innerText()).toBe('true');
    await viewer.locator('h1').click();
    await lab.page.keyboard.press('ArrowRight');
    await expect.poll(() => contextValue('intent.microphone').innerText()).toBe('false');
    await viewer.getByRole('button', { name: 'Follow' }).click();
  });

  it('shows what a click on the phone does, as it happens', async () => {
    await lab.phone('alice').getByRole('button', { name: 'Unmute' }).click();
    await expect.poll(() => contextValue('intent.microphone').innerText()).toBe('true');
  });

  it('tells an event of another epoch apart, with the reason', async () => {
    await viewer.getByLabel('Event', { exact: true }).fill('zego.streamsDeleted');
    await viewer.getByLabel('Payload').fill('{"session": 99, "room": "elsewhere", "streams": []}');
    await viewer.getByRole('button', { name: 'Send' }).click();
    const dropped = viewer.locator('.log-row[data-outcome="dropped"]');
    await dropped.filter({ hasText: 'it belongs to another session (99, now' }).waitFor();
  });

  it('shows an event without its fields as malformed, and the call goes on', async () => {
    const type = viewer.getByLabel('Event', { exact: true });
    await type.fill('zego.usersLeft');
    // leaving the field fills in what the last such event carried
    await type.press('Tab');
    await viewer.getByLabel('Payload').fill('{}');
    await viewer.getByRole('button', { name: 'Send' }).click();
    const malformed = viewer.locator('.log-row[data-outcome="malformed"]');
    await malformed.filter({ hasText: 'inspector: zego.usersLeft' }).waitFor();
    expect(await phoneValue(frameOf(lab, 'alice'))).toMatchObject({ room: 'connected' });
    await lab.phone('alice').getByRole('button', { name: 'Mute' }).waitFor();
  });

  it('says what is wrong with a payload that is no JSON', async () => {
    await viewer.getByLabel('Payload').fill('{oops');
    await viewer.getByRole('button', { name: 'Send' }).click();
    await viewer.getByText('The payload is no JSON object').waitFor();
    await viewer.getByLabel('Payload').fill('{}');
  });

  it('has no axe violations, events or sequence, and holds no secret', async () => {
    await keepPicture(lab.page, 'inspector-in-the-lab');
    expect(await violations(viewerFrame())).toEqual([]);
    await viewer.getByRole('tab', { name: 'Sequence' }).click();
    await viewer.locator('.sequence-row').first().waitFor();
    expect(await violations(viewerFrame())).toEqual([]);
    const shown = await viewer
      .locator('body')
      .evaluate(() =>
        JSON.stringify(
          [...(window.callchartViewer?.inspected.actors.values() ?? [])].map(({ steps }) => steps),
        ),
      );
    expect(shown.length).toBeGreaterThan(1_000);
    expect(shown).not.toMatch(/04[A-Za-z0-9+/]{80,}|CANARY-SIGNATURE|[?&]zg(?:seq|did)=/);
    expect(shown).not.toContain(labApp.secret);
  });

  it('saves a trace that replays without a divergence and opens in the viewer', async () => {
    const download = lab.page.waitForEvent('download');
    await lab.page.getByRole('button', { name: 'Save trace' }).first().click();
    const file = await (await download).path();
    const trace = readTrace(readFileSync(file, 'utf8'));
    expect(replay(trace).divergence).toBeNull();
    await viewer.locator('input[type=file]').setInputFiles(file);
    await viewer.getByText('replays alike').waitFor();
    await expect.poll(() => now().getAttribute('data-position')).toBe('0');
    await viewer.locator('h1').click();
    await pressTimes(lab.page, 'ArrowRight', 3);
    await expect.poll(() => now().getAttribute('data-position')).toBe('3');
  });
});

const pressTimes = async (page: Page, key: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
};
