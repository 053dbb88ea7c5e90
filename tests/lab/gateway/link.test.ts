import { describe, expect, it } from 'vitest';
import { decode, encode } from '../../../lab/gateway/wire/codec.ts';
import { frameTypes, packFrame } from '../../../lab/gateway/wire/frame.ts';
import * as schema from '../../../lab/gateway/wire/schema.ts';
import { loggedIn, stage } from './staging.ts';
import { WireClient, appId, present } from './wire-client.ts';

describe('the link', () => {
  it('answers the configuration request with its txid and an explicit code 0', () => {
    const { clock, gateway } = stage({ linkHeartbeatSeconds: 2, linkHeartbeatTimeoutSeconds: 7 });
    const client = new WireClient(gateway);
    const txid = 2n ** 63n + 1n;
    const frame = present(client.link(frameTypes.configRequest, schema.ConfigRequest, { txid, appId }));
    expect(frame).toMatchObject({ type: frameTypes.configResponse, streamId: 3 });
    expect(decode(schema.ConfigResponse, frame.body)).toMatchObject({
      code: 0,
      data: { txid, logicHbInterval: 2, logicHbTimeout: 7, ntpTime: BigInt(clock.now()) },
    });
  });

  it('echoes heartbeats and counts them', () => {
    const { gateway } = stage();
    const client = new WireClient(gateway);
    const request = { txid: 4, ts: -5n };
    const frame = present(client.link(frameTypes.heartbeatRequest, schema.HeartbeatRequest, request));
    expect(decode(schema.HeartbeatResponse, frame.body)).toMatchObject({ txid: 4n, ts: -5n });
    expect(gateway.journal.counts.linkHeartbeats).toBe(1);
    expect(gateway.journal.entries.map((entry) => entry.type)).toEqual(['socketOpened']);
  });

  it('hands out an app configuration with the parts that the SDK cannot do without', () => {
    const { gateway } = stage({ appIds: [appId] });
    const config = new WireClient(gateway).appConfig();
    expect(config).toMatchObject({ code: 0, data: { txid: 9n } });
    const init = decode(schema.InitConfig, present(config?.data?.data));
    expect(init?.speedlogConfig).toMatchObject({ chargeInfoReportCycle: 0 });
    expect(init?.mediaConfig?.publishConfig?.resourceInfo[0]).toMatchObject({
      resourceType: 1,
      serviceInfo: [{ protocol: 1 }],
    });
  });

  it('tells an unknown app so in the app configuration, and leaves its login without an answer', () => {
    const { gateway } = stage({ appIds: [1] });
    const client = new WireClient(gateway);
    expect(client.appConfig()).toEqual({ code: 20012, message: expect.any(String), data: { txid: 9n } });
    expect(client.loginMessage({ room: 'r', user: 'u' })).toBeUndefined();
    expect(gateway.journal.of('loginReply').map((entry) => entry.code)).toEqual(['noAnswer']);
    expect(gateway.rooms).toEqual([]);
  });

  it('gives media hosts for push and pull, also for a stream that nobody publishes', () => {
    const { gateway } = stage({ mediaHosts: ['media.invalid:1935'] });
    const alice = loggedIn(gateway, 'alice');
    const answer = { status: 200, body: { code: 0, hosts: ['media.invalid:1935'] } };
    expect(alice.dispatch('push', 's-alice')).toEqual(answer);
    expect(alice.dispatch('pull', 's-nobody')).toEqual(answer);
    expect(gateway.journal.of('dispatch')).toMatchObject([
      { user: 'alice', stream: 's-alice', direction: 'push', outcome: 'ok' },
      { user: 'alice', stream: 's-nobody', direction: 'pull', outcome: 'ok' },
    ]);
  });

  it('establishes the PC stream before its first downward message, once', () => {
    const { gateway } = stage();
    const alice = loggedIn(gateway, 'alice');
    alice.heartbeat();
    expect(alice.frames.map((frame) => [frame.type, frame.streamId])).toEqual([
      [frameTypes.pcEstablished, 5],
      [frameTypes.pcDownward, 5],
      [frameTypes.pcDownward, 5],
    ]);
  });

  it('notes frames that it does not know and goes on', () => {
    const { gateway } = stage();
    const client = new WireClient(gateway);
    client.receive(packFrame({ type: 35, streamId: 7, body: encode(schema.StreamClosed, {}) }));
    expect(gateway.journal.of('unknown')).toMatchObject([{ what: 'frame 35' }]);
    expect(client.frames).toEqual([]);
  });

  it('counts posts of the log, shows them to listeners and keeps none', () => {
    const { gateway } = stage();
    const seen: string[] = [];
    const stop = gateway.onHttpLog((body) => seen.push(body));
    expect(JSON.parse(gateway.httpLog('{"event":"中"}'))).toEqual({ interval: 10_000 });
    stop();
    gateway.httpLog('x');
    expect(seen).toEqual(['{"event":"中"}']);
    expect(gateway.journal.counts).toMatchObject({ httpLogPosts: 2, httpLogBytes: 16 });
  });
});
