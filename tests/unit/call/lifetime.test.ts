import { describe, expect, it } from 'vitest';
import { createLifetime } from '../../../src/call/lifetime.ts';

const noting = () => {
  const ended: string[] = [];
  const end = (name: string) => () => void ended.push(name);
  return { ended, end };
};

describe('a lifetime', () => {
  it('ends what was started last first, each once', () => {
    const { ended, end } = noting();
    const lifetime = createLifetime();
    for (const name of ['a', 'b', 'c']) lifetime.add(end(name));
    lifetime.end();
    lifetime.end();
    expect(ended).toEqual(['c', 'b', 'a']);
  });

  it('does not end again what has ended before', () => {
    const { ended, end } = noting();
    const lifetime = createLifetime();
    const endA = lifetime.add(end('a'));
    lifetime.add(end('b'));
    endA();
    endA();
    lifetime.end();
    expect(ended).toEqual(['a', 'b']);
  });

  it('lets an end that throws hold up no other', () => {
    const { ended, end } = noting();
    const lifetime = createLifetime();
    lifetime.add(end('a'));
    lifetime.add(() => {
      throw new Error('broken');
    });
    lifetime.add(end('c'));
    lifetime.end();
    expect(ended).toEqual(['c', 'a']);
  });

  it('ends at once what comes too late', () => {
    const { ended, end } = noting();
    const lifetime = createLifetime();
    lifetime.end();
    lifetime.add(end('late'));
    expect(ended).toEqual(['late']);
  });
});
