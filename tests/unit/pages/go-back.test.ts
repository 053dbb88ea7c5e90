import { afterEach, expect, test, vi } from 'vitest';
import { goBack } from '../../../src/pages/go-back.ts';

afterEach(() => vi.unstubAllGlobals());

/** Goes back on a phone with so many pages and these functions. Returns what was asked of it. */
const asked = (pages: number, functions: Readonly<Record<string, (options: never) => unknown>>): string[] => {
  const calls: string[] = [];
  const noting = Object.entries(functions).map(([name, run]) => [
    name,
    (options: { url?: string }) => {
      calls.push([name, options.url].filter(Boolean).join(' '));
      return Reflect.apply(run, undefined, [options]);
    },
  ]);
  vi.stubGlobal('my', Object.fromEntries(noting));
  vi.stubGlobal('getCurrentPages', () => Array(pages));
  goBack();
  return calls;
};

const answers = ({ success }: { success: () => void }): void => success();
const refuses = ({ fail }: { fail: (reason: object) => void }): void => fail({ error: 2 });
const throws = (): never => {
  throw new Error('not here');
};
const toLobby = 'reLaunch /src/pages/lobby/index';

test('goes to the page below', () => {
  expect(asked(2, { navigateBack: answers, reLaunch: answers })).toEqual(['navigateBack']);
});

test('goes to the lobby from the first page, where there is no page below', () => {
  expect(asked(1, { navigateBack: answers, reLaunch: answers })).toEqual([toLobby]);
});

test.each([
  ['refuses', refuses],
  ['throws', throws],
])('goes to the lobby where the way back %s', (_, navigateBack) => {
  expect(asked(3, { navigateBack, reLaunch: answers })).toEqual(['navigateBack', toLobby]);
});

test('goes to the lobby where there is no way back, and once where it refuses twice', () => {
  expect(asked(2, { reLaunch: answers })).toEqual([toLobby]);
  const twice = (options: Parameters<typeof refuses>[0]): void => [options, options].forEach(refuses);
  expect(asked(2, { navigateBack: twice, reLaunch: answers })).toEqual(['navigateBack', toLobby]);
});

test('stays, and throws nothing, where the platform knows neither', () => {
  expect(asked(1, {})).toEqual([]);
});
