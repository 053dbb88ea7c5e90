import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPagePatch } from '../../../src/call/page-patch.ts';

/** A turn of the event loop. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

const recordingPage = () => {
  const patches: Record<string, unknown>[] = [];
  return {
    patches,
    setData(patch: Record<string, unknown>, rendered?: () => void) {
      patches.push(patch);
      rendered?.();
    },
  };
};

describe('a page patch', () => {
  it('holds only the paths that changed', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { status: 'idle', can: { join: true, leave: false } });
    patch.set({ status: 'connected', can: { join: true, leave: true } });
    await settled();
    expect(page.patches).toEqual([{ status: 'connected', 'can.leave': true }]);
  });

  it('joins all changes of a turn into one call', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1, b: 1 });
    patch.set({ a: 2 });
    patch.set({ b: 2 });
    patch.set({ a: 3 });
    await settled();
    expect(page.patches).toEqual([{ a: 3, b: 2 }]);
  });

  it('joins what follows in promises, too', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1, b: 1 });
    patch.set({ a: 2 });
    await Promise.resolve().then(() => patch.set({ b: 2 }));
    await settled();
    expect(page.patches).toEqual([{ a: 2, b: 2 }]);
  });

  it('makes no call when a change is taken back within the turn', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1 });
    patch.set({ a: 2 });
    patch.set({ a: 1 });
    await settled();
    expect(page.patches).toEqual([]);
  });

  it('calls back after rendering, also when nothing had to change', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { rtcRoom: { shown: false } });
    const rendered: string[] = [];
    patch.set({ rtcRoom: { shown: true } }, () => rendered.push('shown'));
    await settled();
    patch.set({ rtcRoom: { shown: true } }, () => rendered.push('again'));
    await settled();
    expect(rendered).toEqual(['shown', 'again']);
  });

  it('writes nothing once it is closed', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1 });
    patch.set({ a: 2 });
    patch.close({});
    patch.set({ a: 3 });
    await settled();
    expect(page.patches).toEqual([]);
  });

  it('makes no call while nobody sees the page, and one when somebody does again', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1, b: 1 });
    patch.seen(false);
    patch.set({ a: 2 });
    await settled();
    patch.set({ a: 3, b: 2 });
    await settled();
    expect(page.patches).toEqual([]);
    patch.seen(true);
    await settled();
    expect(page.patches).toEqual([{ a: 3, b: 2 }]);
  });

  it('lets out what waits for its rendering, seen or not, and what was kept with it', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1, rtcRoom: { shown: true } });
    const rendered: string[] = [];
    patch.seen(false);
    patch.set({ a: 2 });
    await settled();
    patch.set({ rtcRoom: { shown: false } }, () => rendered.push('gone'));
    await settled();
    expect(page.patches).toEqual([{ a: 2, 'rtcRoom.shown': false }]);
    expect(rendered).toEqual(['gone']);
  });

  it('writes its last at once when the page goes, and drops what was due', async () => {
    const page = recordingPage();
    const patch = createPagePatch(page, { a: 1, rtcRoom: { shown: false, url: '' } });
    patch.set({ rtcRoom: { shown: true, url: 'u' } });
    await settled();
    patch.set({ a: 2 });
    patch.close({ rtcRoom: { shown: false, url: '' } });
    patch.close({ a: 4 });
    expect(page.patches.slice(1)).toEqual([{ 'rtcRoom.shown': false, 'rtcRoom.url': '' }]);
    await settled();
    expect(page.patches).toHaveLength(2);
  });

  it('first sets right what a page before has left in shared data, and nothing else', () => {
    const initial = { a: 1, rtcRoom: { shown: false }, can: { join: true } };
    const page = {
      ...recordingPage(),
      data: { a: 1, rtcRoom: { shown: true }, can: { join: true }, own: 'x' },
    };
    createPagePatch(page, initial);
    expect(page.patches).toEqual([{ rtcRoom: { shown: false } }]);
    expect(page.patches[0]?.rtcRoom).not.toBe(initial.rtcRoom);
  });

  it('gives a page its data that was created without', () => {
    const page = { ...recordingPage(), data: {} };
    createPagePatch(page, { a: 1, can: { join: true } });
    expect(page.patches).toEqual([{ a: 1, can: { join: true } }]);
  });

  const broken = (): never => {
    throw new Error('broken');
  };
  const setDatas: [string, (() => unknown) | undefined][] = [
    ['throws', broken],
    ['is missing', undefined],
    ['rejects', () => Promise.reject(new Error('later'))],
  ];
  it.each(setDatas)(
    'writes again what setData did not take because it %s, wholly, and calls back then',
    async (_what, setData) => {
      vi.useFakeTimers();
      const failed = vi.fn();
      const rendered = vi.fn();
      const page = { setData: setData as never };
      const patch = createPagePatch(page, { a: 1, can: { join: true, leave: false } }, failed);
      patch.set({ a: 2, can: { join: false, leave: false } }, rendered);
      await vi.advanceTimersByTimeAsync(100);
      expect(failed).toHaveBeenCalledTimes(1);
      expect(rendered).not.toHaveBeenCalled();
      const healed = recordingPage();
      page.setData = healed.setData as never;
      patch.set({ a: 3 });
      await vi.advanceTimersByTimeAsync(300);
      expect(healed.patches).toEqual([{ a: 3, can: { join: false, leave: false } }]);
      expect(rendered).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
      vi.useRealTimers();
    },
  );

  it('tries again no sooner because the failure is shown as well', async () => {
    vi.useFakeTimers();
    const setData = vi.fn(broken);
    const patch = createPagePatch({ setData }, { a: 1, failures: 0 }, () => patch.set({ failures: 1 }));
    patch.set({ a: 2 });
    await vi.advanceTimersByTimeAsync(1_100);
    expect(setData).toHaveBeenCalledTimes(5);
    patch.close({});
    vi.useRealTimers();
  });

  it('stops trying when the page goes', async () => {
    vi.useFakeTimers();
    const patch = createPagePatch({ setData: broken }, { a: 1 });
    patch.set({ a: 2 });
    await vi.advanceTimersByTimeAsync(1_000);
    patch.close({});
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('takes data that cannot be compared for wrong', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const page = { ...recordingPage(), data: { a: cycle } };
    createPagePatch(page, { a: { b: 1 } });
    expect(page.patches).toEqual([{ a: { b: 1 } }]);
  });

  describe('whose rendering nobody tells of', () => {
    const untold = () => {
      vi.useFakeTimers();
      const patch = createPagePatch({ setData: () => undefined }, { a: 1 });
      const rendered = vi.fn();
      patch.set({ a: 2 }, rendered);
      return { patch, rendered };
    };
    afterEach(() => vi.useRealTimers());

    it('is taken for rendered after 5 s: a component would wait for it for ever', () => {
      const { rendered } = untold();
      vi.advanceTimersByTime(4_999);
      expect(rendered).not.toHaveBeenCalled();
      vi.advanceTimersByTime(60_000);
      expect(rendered).toHaveBeenCalledTimes(1);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('is waited for no longer when the page goes', () => {
      const { patch, rendered } = untold();
      vi.advanceTimersByTime(1_000);
      patch.close({ a: 3 });
      expect(vi.getTimerCount()).toBe(0);
      vi.advanceTimersByTime(60_000);
      expect(rendered).not.toHaveBeenCalled();
    });
  });

  it('calls back once, however often the platform does', async () => {
    const patch = createPagePatch(
      {
        setData: (_patch, rendered) => {
          rendered?.();
          rendered?.();
        },
      },
      { a: 1 },
    );
    const rendered = vi.fn();
    patch.set({ a: 2 }, rendered);
    await settled();
    expect(rendered).toHaveBeenCalledTimes(1);
  });

  it('leaves the page with what was set last, whatever the turns', async () => {
    const data = fc.record({ a: fc.nat(2), b: fc.record({ c: fc.nat(2), d: fc.boolean() }) });
    await fc.assert(
      fc.asyncProperty(data, fc.array(fc.tuple(data, fc.boolean())), async (initial, changes) => {
        const page = recordingPage();
        const patch = createPagePatch(page, initial);
        const shown = new Map<string, unknown>([
          ['a', initial.a],
          ['b.c', initial.b.c],
          ['b.d', initial.b.d],
        ]);
        let last = initial;
        for (const [change, turn] of changes) {
          patch.set(change);
          last = change;
          if (turn) await settled();
        }
        await settled();
        for (const each of page.patches)
          for (const [path, value] of Object.entries(each)) {
            expect(shown.get(path)).not.toBe(value);
            shown.set(path, value);
          }
        expect(Object.fromEntries(shown)).toEqual({ a: last.a, 'b.c': last.b.c, 'b.d': last.b.d });
      }),
    );
  });
});
