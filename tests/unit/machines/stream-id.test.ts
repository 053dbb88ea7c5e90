import { expect, it } from 'vitest';
import { streamId } from '../../../machines/stream-id.ts';

it('names a stream after its user, the nonce of the call and the attempt', () => {
  expect(streamId('alice', 'n1', 3)).toBe('alice-n1-3');
});

it('keeps two users apart whose ids differ only in what a stream id may not hold', () => {
  expect(streamId('al ice@x', 'n1', 1)).toBe('al_ice_x-n1-1');
  expect(streamId('王', 'n1', 1)).toBe('_-n1-1');
});

it('shortens the user, never the nonce or the attempt, to the 255 bytes that the SDK takes', () => {
  const id = streamId('x'.repeat(400), 'abcdefgh', 12);
  expect(id).toHaveLength(255);
  expect(id.endsWith('x-abcdefgh-12')).toBe(true);
  expect(streamId('x'.repeat(246), 'n', 1)).toHaveLength(250);
});
