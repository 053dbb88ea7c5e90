import { describe, expect, it } from 'vitest';
import { onlyCall, takePage } from '../../../src/call/only-call.ts';

/** Calls of one mini-program, by name; each gives way as soon as it is asked to. */
const calls = (...names: string[]) => {
  const gaveWay: string[] = [];
  const tell = new Map<string, (calling: boolean) => void>();
  for (const name of names) {
    const told = onlyCall(() => {
      gaveWay.push(name);
      told(false);
    });
    tell.set(name, told);
  }
  return { gaveWay, tell: (name: string, calling: boolean) => tell.get(name)?.(calling) };
};

describe('of the calls of one mini-program', () => {
  it('the one before gives way to the one that begins', () => {
    const { gaveWay, tell } = calls('a', 'b');
    tell('a', true);
    tell('b', true);
    expect(gaveWay).toEqual(['a']);
    tell('b', false);
  });

  it('none gives way to itself, however often it says that it is under way', () => {
    const { gaveWay, tell } = calls('a');
    tell('a', true);
    tell('a', true);
    expect(gaveWay).toEqual([]);
    tell('a', false);
  });

  it('none is asked to give way once it has ended, nor does its late end take the place of another', () => {
    const { gaveWay, tell } = calls('a', 'b', 'c');
    tell('a', true);
    tell('a', false);
    tell('b', true);
    expect(gaveWay).toEqual([]);
    tell('a', false);
    tell('c', true);
    expect(gaveWay).toEqual(['b']);
    tell('c', false);
  });
});

describe('of the calls on one page', () => {
  it('the one before leaves when the next one takes it, and none of another page does', () => {
    const left: string[] = [];
    const [one, other] = [{}, {}];
    takePage(one, () => void left.push('a'));
    takePage(other, () => void left.push('b'));
    expect(left).toEqual([]);
    takePage(one, () => void left.push('c'));
    expect(left).toEqual(['a']);
    takePage(one, () => void left.push('d'));
    expect(left).toEqual(['a', 'c']);
  });
});
