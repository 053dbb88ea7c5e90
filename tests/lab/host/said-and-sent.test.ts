/** The browser's phone warns of a page that says what its component does not do. */
import { nextTick } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { VirtualClock } from '../../../lab/clock/index.ts';
import { PageStack } from '../../../lab/host/page-stack.ts';
import { Page } from '../../../lab/host/page.ts';
import { LiveComponents } from '../../../lab/host/rtc-room/live-components.ts';
import { warnOfDisagreements } from '../../../lab/host/said-and-sent.ts';
import { Device, PhoneEvents } from '../../../lab/platform/index.ts';
import { nodeSettle } from '../../../lab/realm/node-settle.ts';
import { sentences } from '../../../lab/said-and-sent/index.ts';
import { inCall, wholeComponent } from '../said-and-sent/situations.ts';

let warned: string[] = [];
beforeEach(() => {
  warned = [];
  vi.spyOn(console, 'warn').mockImplementation((text: unknown) => void warned.push(String(text)));
});
afterEach(() => vi.restoreAllMocks());

/** A phone whose stack has one page with these data, and one component. */
async function staged(data: object = inCall) {
  const clock = new VirtualClock({ settle: nodeSettle });
  const events = new PhoneEvents();
  const components = new LiveComponents();
  const stack = new PageStack((address) => new Page(address, { data: { ...data } }, ''));
  warnOfDisagreements({ clock, events, stack, components, device: new Device() });
  await stack.navigateTo('/call');
  const session = { component: wholeComponent };
  const remove = components.add(session);
  const say = async (patch: object): Promise<void> => {
    stack.top?.call('setData', patch);
    await nextTick();
  };
  await nextTick();
  return { clock, components, events, remove, say, session, stack };
}

const warning = (kind: keyof typeof sentences, ms: number): string =>
  `What the page says is not what is sent: ${sentences[kind]}, for ${ms} ms`;

describe('a phone in the browser', () => {
  it('warns of nothing while its page says what is sent', async () => {
    const { clock } = await staged();
    await clock.advance(60_000);
    expect([warned, clock.liveTimers()]).toEqual([[], []]);
  });

  it('warns once of a component that outlives its call', async () => {
    const { clock, say } = await staged();
    await say({ status: 'ended' });
    await clock.advance(1_000);
    expect(warned).toEqual([]);
    await clock.advance(60_000);
    expect(warned).toEqual([warning('outlivesTheCall', 1_001)]);
  });

  it('warns of a component that changes by itself', async () => {
    const { clock, components, session } = await staged();
    session.component = { ...wholeComponent, muted: true };
    components.changed();
    await clock.advance(60_000);
    expect(warned).toEqual([warning('microphoneMissing', 1_001)]);
  });

  it('warns of a component that remains when the call page is gone', async () => {
    const { clock, stack } = await staged();
    stack.pages.length = 0;
    await nextTick();
    await clock.advance(60_000);
    expect(warned).toEqual([warning('outlivesTheCall', 1_001)]);
  });

  it('warns of less than the page says only while the page is seen', async () => {
    const { clock, events, remove } = await staged();
    events.appHide.emit(undefined);
    remove();
    await clock.advance(60_000);
    expect(warned).toEqual([]);
    events.appShow.emit({ path: '', query: {}, scene: 1000 });
    await clock.advance(60_000);
    expect(warned).toEqual([warning('sendsNothing', 6_001), warning('receivesNothing', 6_001)]);
  });

  it('warns of nothing in a guest app, whose pages have other data', async () => {
    const { clock, say } = await staged({ status: 'idle', publisher: '' });
    await say({ status: 'ended' });
    await clock.advance(60_000);
    expect(warned).toEqual([]);
  });
});
