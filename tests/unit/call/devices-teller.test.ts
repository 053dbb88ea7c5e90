import { beforeEach, describe, expect, it } from 'vitest';
import { createDevicesTeller } from '../../../src/call/devices-teller.ts';

const on = { camera: true, microphone: true };
const muted = { camera: true, microphone: false };

interface Said {
  readonly text: string;
  readonly confirm: () => void;
  readonly refuse: () => void;
}

describe('the other side', () => {
  let said: Said[];
  let tell: ReturnType<typeof createDevicesTeller>;
  beforeEach(() => {
    said = [];
    tell = createDevicesTeller(
      (stream, extraInfo) =>
        new Promise((confirm, refuse) => said.push({ text: `${stream} ${extraInfo}`, confirm, refuse })),
    );
  });
  const answer = async (how: 'confirm' | 'refuse', index: number): Promise<void> => {
    said[index]?.[how]();
    await Promise.resolve();
  };

  it('is told what changed, and not again what the server has confirmed', async () => {
    tell('s1', on);
    await answer('confirm', 0);
    tell('s1', on);
    tell('s1', muted);
    expect(said.map(({ text }) => text)).toEqual([
      's1 {"camera":true,"microphone":true}',
      's1 {"camera":true,"microphone":false}',
    ]);
  });

  it('is told anew of another stream', async () => {
    tell('s1', muted);
    await answer('confirm', 0);
    tell('s2', muted);
    expect(said).toHaveLength(2);
  });

  it('is told again what was refused, or never answered', async () => {
    tell('s1', muted);
    await answer('refuse', 0);
    tell('s1', muted);
    tell('s1', muted);
    expect(said).toHaveLength(3);
  });

  it('is told a state that was confirmed before another one was said', async () => {
    tell('s1', on);
    tell('s1', muted);
    await answer('confirm', 0);
    tell('s1', on);
    await answer('confirm', 1);
    await answer('confirm', 2);
    tell('s1', on);
    expect(said).toHaveLength(3);
  });
});
