import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytes,
  decode,
  encode,
  int64,
  message,
  nested,
  repeated,
  text,
  uint32,
  uint64,
} from '../../../lab/gateway/wire/codec.ts';
import { packFrame, parseFrame } from '../../../lab/gateway/wire/frame.ts';
import { packRoomMessage, parseRoomMessage } from '../../../lab/gateway/wire/room-message.ts';
import { seeded } from './staging.ts';

const Sample = message({
  count: uint32(1),
  id: uint64(2),
  offset: int64(3),
  name: text(4),
  data: bytes(5),
  inner: nested(6, message({ code: uint32(1) })),
  list: repeated(text(20)),
});

describe('codec', () => {
  it('puts zero, empty text and empty messages on the wire', () => {
    const sent = { count: 0, id: 0n, offset: 0n, name: '', data: new Uint8Array(), inner: {}, list: [''] };
    expect(encode(Sample, sent)).toEqual(
      Uint8Array.from([0x08, 0, 0x10, 0, 0x18, 0, 0x22, 0, 0x2a, 0, 0x32, 0, 0xa2, 0x01, 0]),
    );
    expect(decode(Sample, encode(Sample, sent))).toEqual(sent);
  });

  it('leaves out what was not given, and says so when decoding', () => {
    expect(encode(Sample, {})).toHaveLength(0);
    expect(decode(Sample, new Uint8Array())).toEqual({ list: [] });
  });

  it('gives back every message as it was sent', () => {
    const sample = fc.record(
      {
        count: fc.nat(0xffff_ffff),
        id: fc.bigInt(0n, 2n ** 64n - 1n),
        offset: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
        name: fc.string({ unit: 'grapheme' }),
        data: fc.uint8Array(),
        list: fc.array(fc.string()),
      },
      { requiredKeys: ['list'] },
    );
    fc.assert(
      fc.property(sample, (sent) => {
        expect(decode(Sample, encode(Sample, sent))).toEqual(sent);
      }),
      seeded,
    );
  });

  it('skips fields that it does not know, or knows as another type', () => {
    const Other = message({ count: text(1), extra: text(9), name: text(4) });
    const sent = encode(Other, { count: 'not a number', extra: 'x', name: 'kept' });
    expect(decode(Sample, sent)).toEqual({ name: 'kept', list: [] });
  });

  it('answers undefined to bytes that are no message', () => {
    expect(decode(Sample, Uint8Array.from([0x22, 200, 1]))).toBeUndefined();
  });
});

describe('frames and room messages', () => {
  it('come back as they were packed', () => {
    const frame = { type: 17, streamId: 0xffff_fffd, body: Uint8Array.from([1, 2, 3]) };
    expect(parseFrame(packFrame(frame))).toEqual(frame);
    const roomMessage = { cmd: 1001, seq: 7, timestamp: 1.7e12, contextKey: 3, body: Uint8Array.from([4]) };
    expect(parseRoomMessage(packRoomMessage(roomMessage))).toEqual(roomMessage);
  });

  it('lay out their headers as the SDK expects', () => {
    const packed = packFrame({ type: 19, streamId: 5, body: Uint8Array.from([8, 1]) });
    expect([...packed]).toEqual([0xaf, 0, 0, 19, 0, 0, 0, 2, 0, 0, 0, 5, 0, 8, 1]);
    const room = packRoomMessage({ cmd: 1, seq: 0, timestamp: 0, contextKey: 0, body: Uint8Array.from([9]) });
    expect([...room]).toEqual([0x31, 0, 8, 0, 0, 0, 1, 8, 1, 16, 0, 24, 0, 48, 0, 9]);
  });

  it('are refused when magic or length are wrong', () => {
    const good = packFrame({ type: 17, streamId: 5, body: Uint8Array.from([1, 2]) });
    expect(parseFrame(good.subarray(0, 12))).toBeUndefined();
    expect(parseFrame(good.subarray(0, 14))).toBeUndefined();
    expect(parseFrame(Uint8Array.from(good, (byte, at) => (at === 0 ? 0 : byte)))).toBeUndefined();
    expect(parseRoomMessage(Uint8Array.from([0x31, 0, 9, 0, 0, 0, 0]))).toBeUndefined();
    expect(parseRoomMessage(Uint8Array.from([0x32, 0, 0, 0, 0, 0, 0]))).toBeUndefined();
  });
});
