import { beforeAll, describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../tools/build/ensure-built.ts';
import { budgets, measure, overBudget, type Sizes, sizeTable } from '../../../tools/build/sizes.ts';

describe('the bytes of the mini-program', () => {
  let sizes: Sizes;
  beforeAll(async () => {
    sizes = measure(await ensureBuilt({ vendor: 'npm' }));
  });

  it('keep to every budget', () => {
    expect(overBudget(sizes)).toEqual([]);
  });

  it('leave little slack in a budget that is above its target: what was won is kept', () => {
    for (const { of, weigh, budget, target = budget } of budgets)
      if (budget > target) expect([of, weigh(sizes) > budget * 0.98]).toEqual([of, true]);
  });

  it('hold nothing of the SDK or of XState in what the lobby waits for', () => {
    const elsewhere = sizes.chunks.filter(({ origin }) => origin !== 'own').map(({ name }) => name);
    expect(elsewhere.sort()).toEqual(['src/pages/call/chunks/xstate.js', 'src/pages/call/chunks/zego.js']);
    expect(sizes.mainPackage.raw).toBeLessThan(sizes.scripts.xstate.raw);
  });

  it('are reported by name when a budget is exceeded', () => {
    const { own } = sizes.scripts;
    const scripts = { ...sizes.scripts, own: { ...own, gzip: own.gzip + 1_000 } };
    expect(overBudget({ ...sizes, scripts, total: 700_000 })).toEqual([
      expect.stringMatching(/^own code, gzip: \d+ bytes, over the budget of \d+$/),
      expect.stringMatching(/^own code \+ xstate, gzip: \d+ bytes/),
      expect.stringMatching(/^all files: 700000 bytes, over the budget of \d+$/),
    ]);
  });

  it('are printed beside budget and target, with how far the target is missed', () => {
    const rows = sizeTable(sizes).split('\n');
    for (const { of, weigh, budget, target } of budgets) {
      const row = rows.find((line) => line.startsWith(`${of}  `)) ?? '';
      const figures = [weigh(sizes), budget, ...(target === undefined ? [] : [target])];
      expect(row.split(/\s{2,}/).slice(1, 1 + figures.length)).toEqual(figures.map(String));
      expect(row.endsWith('%')).toBe(target !== undefined && weigh(sizes) > target);
    }
  });
});
