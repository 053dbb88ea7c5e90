/** What the build weighs: every chunk, and what is ours of it. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildMiniProgram, projectRoot } from '../build/build-mini-program.ts';
import { budgets } from '../build/sizes.ts';
import type { Sizes } from '../build/sizes.ts';
import type { Bench, Figure } from './figure.ts';

const weigh = (of: string, raw: number, gzip: number): Figure[] => [
  { of, measure: 'bytes', value: raw },
  { of, measure: 'gzip', value: gzip },
];

const missedTargets = (sizes: Sizes): string[] =>
  budgets
    .map(({ of, weigh, target = Infinity }) => ({ of, now: weigh(sizes), target }))
    .filter(({ now, target }) => now > target)
    .map(
      ({ of, now, target }) =>
        `Missed: ${of} was to be ${target.toLocaleString('en')} and is ${now.toLocaleString('en')}; docs/decisions/0016-byte-budgets.md tells why.`,
    );

export const bundle: Bench = {
  id: 'bundle',
  async measure() {
    const outDir = join(projectRoot, '.cache', 'bench', 'dist');
    const { sizes } = await buildMiniProgram({ outDir, vendor: 'npm' });
    rmSync(outDir, { recursive: true });
    const { own, xstate, vendor } = sizes.scripts;
    const first = sizes.chunks.filter(({ name }) => !name.startsWith('src/pages/call/'));
    const total = (list: typeof sizes.chunks, key: 'raw' | 'gzip'): number =>
      list.reduce((sum, chunk) => sum + chunk[key], 0);
    return {
      id: 'bundle',
      title: 'Bytes of the mini-program',
      cost: [
        'A package is loaded and parsed before its first page shows (at most 2 MB each): the lobby waits for the scripts of the',
        'main package only, the call page with XState and the SDK is preloaded behind it.',
      ].join(' '),
      floor: '',
      peer: '',
      notes: [
        ...missedTargets(sizes),
        `All files of the mini-program together, pictures and texts among them, are ${sizes.total} bytes.`,
      ],
      figures: [
        ...sizes.chunks.flatMap(({ name, raw, gzip }) => weigh(name, raw, gzip)),
        ...weigh('before the lobby shows', total(first, 'raw'), total(first, 'gzip')),
        ...weigh('main package, with pages and styles', sizes.mainPackage.raw, sizes.mainPackage.gzip),
        ...weigh('own code', own.raw, own.gzip),
        ...weigh('own code and XState', own.raw + xstate.raw, own.gzip + xstate.gzip),
        ...weigh('ZEGO SDK', vendor.raw, vendor.gzip),
      ],
    };
  },
};
