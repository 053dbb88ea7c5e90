import { describe, expect, it } from 'vitest';
import { createWorld, recordFiles } from '../../lab/realm/index.ts';
import { callPage, fixtureWorld, onePage, takeLog } from './fixture-world.ts';

/** Talks to a gateway-like server of its own through `my.connectSocket`, with random pauses. */
const chattyPage = `
  const task = my.connectSocket({ url: 'wss://accesshub-wss.zego.im/accesshub', multiple: true });
  const say = () => task.send({ data: my.arrayBufferToBase64(new Uint8Array([1, 2, 3]).buffer), isBuffer: true });
  task.onOpen(() => { console.log('open', Date.now()); setTimeout(say, Math.random() * 100); });
  task.onClose(() => console.log('close', Date.now()));
  Page({ data: { n: 0 }, onReady() { setInterval(() => this.setData({ n: Math.floor(Math.random() * 1e6) }), 70); } });
`;
const chatty = recordFiles({
  'app.json': '{"pages":["p"]}',
  'app.js': 'App({})',
  'p.js': chattyPage,
  'p.axml': '<text>{{n}}</text>',
});

async function run(seed: number): Promise<string> {
  const world = createWorld({ program: chatty, seed, jitterMs: 80 });
  const phones = ['A', 'B'].map((name) => world.phone(name));
  for (const phone of phones) phone.launch();
  await world.run(300);
  phones[0]?.goOffline();
  await world.run(200);
  const said = phones.map((phone) => [takeLog(phone), phone.view.texts()]);
  return `${JSON.stringify(said)}\n${world.traceText()}`;
}

describe('a world', () => {
  it('gives the same result for the same seed and script, and another for another seed', async () => {
    const [first, second, other] = [await run(5), await run(5), await run(6)];
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it('connects sockets to the gateway and carries bytes in base64 both ways', async () => {
    const { world, phone } = onePage({
      js: `
        const task = my.connectSocket({ url: 'wss://accesshub-wss.zego.im/accesshub', multiple: true });
        task.onOpen(() => {
          // a GetConfig request (type 14) of the link protocol: txid 1, appid 1
          const body = [8, 1, 16, 1];
          const frame = new Uint8Array([0xaf, 0, 0, 14, 0, 0, 0, body.length, 0, 0, 0, 3, 0].concat(body));
          task.send({ data: my.arrayBufferToBase64(frame.buffer), isBuffer: true });
        });
        task.onMessage(({ data }) => {
          const reply = new Uint8Array(my.base64ToArrayBuffer(data.data));
          console.log(data.isBuffer, reply[0], reply[3], reply[11]);
        });
        Page({})`,
    });
    await world.run(200);
    expect(takeLog(phone)).toEqual(['true 175 15 3']);
    expect(phone.leftovers.sockets).toBe(1);
  });

  it('tells sub-second failures of a wait with the end of the trace', async () => {
    const world = fixtureWorld();
    const phone = world.phone('A');
    phone.launch();
    await expect(world.until(() => false, 50, 'the call')).rejects.toThrow(
      /the call did not hold within 50 ms:\n.*home/s,
    );
    expect(() => world.phone('A')).toThrow('there is a phone A already');
  });

  it('serves the endpoints of the developer beside the gateway', async () => {
    const { world, phone } = onePage(
      {
        js: `Page({ ask() { my.request({ url: 'https://business.example/call', success: ({ data }) => console.log(data.room) }); } })`,
      },
      {
        routes: [
          {
            matches: ({ url }) => url.startsWith('https://business.example/'),
            answer: () => ({ status: 200, body: '{"room":"r"}' }),
          },
        ],
      },
    );
    callPage(phone, 'ask');
    await world.run(100);
    expect(takeLog(phone)).toEqual(['r']);
  });

  it('lets the user change permissions on the page that the mini-program opens', async () => {
    const { world, phone } = onePage({
      js: `Page({ ask() { my.openSetting({ success: ({ authSetting }) => console.log(JSON.stringify(authSetting)) }); } })`,
    });
    phone.device.change({ alipayGrants: { camera: false, audioRecord: true } });
    phone.screen.visitSetting = () =>
      phone.device.change({ alipayGrants: { camera: true, audioRecord: true } });
    callPage(phone, 'ask');
    await world.run(10);
    expect(takeLog(phone)).toEqual(['{"camera":true,"audioRecord":true}']);
    expect(phone.screen.settingVisits).toBe(1);
  });

  it('shows what a mini-program left running', async () => {
    const { world, phone } = onePage({
      js: `setInterval(() => undefined, 1000); my.onNetworkStatusChange(() => undefined); my.onAppShow(() => undefined); Page({})`,
    });
    await world.run(5_000);
    expect(phone.leftovers).toEqual({ sockets: 0, networkListeners: 1, appListeners: 1, timers: 1 });
    expect(world.clock.liveTimers()).toMatchObject([{ owner: 'A js', kind: 'interval', delay: 1000 }]);
  });
});
