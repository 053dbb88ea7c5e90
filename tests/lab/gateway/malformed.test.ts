import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameTypes, packFrame } from '../../../lab/gateway/wire/frame.ts';
import { roomCommands } from '../../../lab/gateway/wire/room-message.ts';
import { seeded, stage, stageCall } from './staging.ts';
import { WireClient } from './wire-client.ts';

const types = fc.constantFrom(...Object.values(frameTypes));
const commands = fc.constantFrom(...Object.values(roomCommands));
const uint32 = fc.nat(0xffff_ffff);

describe('whatever a client sends', () => {
  it('arbitrary bytes are counted and dropped', () => {
    const { gateway } = stage();
    const client = new WireClient(gateway);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => client.receive(bytes)),
      seeded,
    );
    expect(gateway.journal.counts.malformed).toBeGreaterThan(0);
    expect(gateway.journal.of('malformed').length).toBe(gateway.journal.counts.malformed);
  });

  it('well-framed nonsense never throws', () => {
    const client = new WireClient(stage().gateway);
    fc.assert(
      fc.property(types, uint32, fc.uint8Array({ maxLength: 64 }), (type, streamId, body) =>
        client.receive(packFrame({ type, streamId, body })),
      ),
      seeded,
    );
  });

  it('room commands with nonsense inside never throw, before and after login', () => {
    const message = fc.record({
      cmd: fc.oneof(commands, uint32),
      seq: uint32,
      timestamp: fc.constant(0),
      contextKey: uint32,
      body: fc.uint8Array({ maxLength: 64 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
        const { gateway, alice } = stageCall();
        const stranger = new WireClient(gateway);
        for (const each of messages) {
          alice.sendRoomMessage(each);
          stranger.sendRoomMessage(each);
        }
      }),
      seeded,
    );
  });

  it('a room message that cannot be read costs its sender nothing but the answer', () => {
    const { gateway, alice } = stageCall();
    alice.sendPayload(Uint8Array.from([0x31, 0xff, 0xff]));
    alice.sendRoomMessage({
      cmd: 302001,
      seq: 1,
      timestamp: 0,
      contextKey: 0,
      body: Uint8Array.from([0xff]),
    });
    expect(gateway.journal.of('malformed').map((entry) => entry.what)).toEqual([
      'room message',
      'room command 302001',
    ]);
    expect(alice.heartbeat().rspHead?.code).toBe(0);
  });

  it('after the socket is closed is ignored', () => {
    const { gateway, alice } = stageCall();
    alice.loseSocket();
    alice.loseSocket();
    alice.receive(new Uint8Array());
    expect(gateway.journal.counts.malformed).toBe(0);
    expect(gateway.journal.of('socketClosed')).toHaveLength(1);
  });

  it('one login on behalf of two users in one PC stream leaves only the second', () => {
    const { gateway, bob } = stageCall();
    bob.login({ room: 'room-1', user: 'mallory' });
    expect([...(gateway.rooms[0]?.members.keys() ?? [])]).toEqual(['alice', 'mallory']);
  });
});
