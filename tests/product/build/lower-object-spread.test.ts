import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { withoutObjectSpread } from '../../../tools/build/lower-object-spread.ts';

it.each([
  '{ ...a }',
  '{ ...a, b: 1 }',
  '{ b: 1, ...a }',
  '{ b: 1, c: 2, ...a, d: 3, e: 4, }',
  '{ ...a, ...none, ...b }',
  '{ ...(a.x === 1 ? a : b), y: { ...b, z: [...list] } }',
  '{ [a.x]: { ...a }, m() { return { ...b }; } }.m()',
  '{ ...{ ...a, q: 1 }, x: 5 /* after */ }',
])('the object %s means the same without its spreads', (object) => {
  const lowered = withoutObjectSpread(`(${object})`, 'object.ts');
  expect(lowered).not.toMatch(/\{\s*\.\.\.|, \.\.\.[ab(]/);
  const world = 'const a = { x: 1, y: 2 }, b = { y: 3, z: 4 }, none = undefined, list = [1, 2];';
  expect(runInNewContext(world + lowered)).toEqual(runInNewContext(`${world}(${object})`));
});

it('an object without spreads, a list and a call are left as they are', () => {
  const code = 'f({ a, b }, ...rest, [...list]);';
  expect(withoutObjectSpread(code, 'code.ts')).toBe(code);
});
