import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDevices, encodeDevices } from '../../../src/adapters/zego/device-state.ts';

describe('camera and microphone in the extra info of a stream', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(fc.record({ camera: fc.boolean(), microphone: fc.boolean() }), (devices) => {
        expect(decodeDevices(encodeDevices(devices))).toEqual(devices);
      }),
    );
  });

  it('are unknown in anything else, which never throws', () => {
    for (const other of ['', 'null', '{}', '{"camera":1,"microphone":true}', '[]'])
      expect(decodeDevices(other)).toBeNull();
    fc.assert(fc.property(fc.anything(), (other) => void decodeDevices(other)));
  });
});
