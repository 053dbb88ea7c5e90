import { describe, expect, it } from 'vitest';
import { decode } from '../../../lab/gateway/wire/codec.ts';
import { pushCommands, roomCommands } from '../../../lab/gateway/wire/room-message.ts';
import * as schema from '../../../lab/gateway/wire/schema.ts';
import { loggedIn, stageCall } from './staging.ts';
import { present, read } from './wire-client.ts';

describe('streams', () => {
  it('are announced to the others when added, updated and deleted', () => {
    const { alice, bob } = stageCall();
    alice.addStream('s-alice', 'v1');
    alice.updateStream('s-alice', 'v2');
    alice.deleteStream('s-alice');
    expect(bob.streamChanges()).toEqual(['+s-alice', '~s-alice', '-s-alice']);
    expect(alice.streamChanges()).toEqual([]);
  });

  it('carry a sequence number that grows by one per change, in pushes, replies and heartbeats', () => {
    const { alice, bob } = stageCall();
    expect(alice.addStream('s-alice').streamSeq).toBe(1);
    expect(bob.addStream('s-bob').streamSeq).toBe(2);
    expect(alice.updateStream('s-alice', 'x').streamSeq).toBe(3);
    expect(bob.deleteStream('s-bob').streamSeq).toBe(4);
    const seqsOf = (subCmd: number) =>
      bob.pushes(subCmd).map(({ body }) => present(decode(schema.PushStreams, body)).streamSeq);
    expect(seqsOf(pushCommands.streamsAdded)).toEqual([1]);
    expect(seqsOf(pushCommands.streamsUpdated)).toEqual([3]);
    expect(bob.heartbeat().streamSeq).toBe(4);
  });

  it('are listed with the sequence number of now', () => {
    const { alice, bob } = stageCall();
    bob.addStream('s-bob', 'extra');
    const list = read(
      schema.StreamListResponse,
      alice.request(roomCommands.streamList, schema.RoomResponse, {}),
    );
    expect(list).toMatchObject({ rspHead: { code: 0 }, streamListSeq: 1, streamRefresh: 0 });
    expect(list.streamInfoList).toMatchObject([{ streamId: 's-bob', idName: 'bob', extraInfo: 'extra' }]);
  });

  it('stay as they are when their owner adds them again', () => {
    const { alice, bob } = stageCall();
    const first = alice.addStream('s-alice');
    expect(alice.addStream('s-alice')).toEqual(first);
    expect(bob.streamChanges()).toEqual(['+s-alice']);
  });

  it('cannot be taken over or changed by somebody else', () => {
    const { gateway, alice, bob } = stageCall();
    alice.addStream('s');
    expect(bob.addStream('s').rspHead?.code).toBe(1012);
    bob.updateStream('s', 'mine');
    bob.deleteStream('s');
    expect(gateway.rooms[0]?.streams.get('s')).toMatchObject({ owner: { id: 'alice' }, extraInfo: '' });
    expect(gateway.journal.of('addStream').map(({ user, code }) => [user, code])).toEqual([
      ['alice', 0],
      ['bob', 1012],
    ]);
  });

  it('reach only their own room', () => {
    const { gateway, alice } = stageCall();
    const elsewhere = loggedIn(gateway, 'carol', 'room-2');
    alice.addStream('s-alice');
    expect(elsewhere.streamChanges()).toEqual([]);
  });
});

describe('custom commands', () => {
  it('reach whom they name, or everybody else', () => {
    const { gateway, alice, bob } = stageCall();
    const carol = loggedIn(gateway, 'carol');
    const send = (text: string, to: readonly string[]) =>
      alice.request(roomCommands.customCommand, schema.CustomCommandRequest, {
        pushMessage: new TextEncoder().encode(text),
        toUserList: to.map((idName) => ({ idName })),
      });
    send('for bob', ['bob']);
    send('for all', []);
    const heard = (client: typeof bob) =>
      client.pushes(pushCommands.customCommand).map(({ body }) => new TextDecoder().decode(body));
    expect(heard(bob)).toEqual(['for bob', 'for all']);
    expect(heard(carol)).toEqual(['for all']);
    expect(heard(alice)).toEqual([]);
  });
});
