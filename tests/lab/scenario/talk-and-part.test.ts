/** The steps that end a monkey's scenario: what they repair, and that they fail where there is no call, or something is left. */
import { expect, it } from 'vitest';
import { parseScript } from '../../../tools/scenario/script.ts';
import { runScript } from '../../../tools/scenario/run.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';

const missesOf = async (...steps: readonly object[]): Promise<readonly string[]> => {
  const script = parseScript(
    {
      id: 'T1',
      title: 'two reasonable users',
      phones: { A: { user: 'alice' }, B: { user: 'bob', platform: 'iOS' } },
      courses: [{ name: 'as it comes', steps, expect: {} }],
    },
    'the test',
  );
  const conditions = { program: await builtProgram(), seed: 1, latencyMs: 20, jitterMs: 0, platform: null };
  const { courses } = await runScript(script, conditions);
  return courses.flatMap(({ misses }) => misses.map((miss) => miss.split('\n', 1).join()));
};

const mischief = [
  { do: 'launch', phone: 'A', path: 'src/pages/call/index', query: { room: 'elsewhere' } },
  { do: 'launch', phone: 'B' },
  { do: 'wait', ms: 100 },
  { do: 'tap', phone: 'B', control: 'cameraChoice' },
  { do: 'type', phone: 'B', field: 'room', text: 'nowhere' },
  { do: 'open', phone: 'B', url: '/src/pages/settings/index' },
  { do: 'latency', phone: 'A', ms: 1_500 },
  { do: 'platform', phone: 'A', name: 'connectSocket', fault: 'throws' },
  { do: 'credentials', status: 'noAnswer' },
  { do: 'gateway', fault: { type: 'botPublish', room: 'r1', user: 'carol', stream: 'carol-1' } },
  { do: 'gateway', fault: { type: 'mute' } },
  { do: 'network', phone: 'B', is: 'offline' },
  { do: 'background', phone: 'B' },
  { do: 'interruption', phone: 'A' },
];

it('have a call after the repair, and are out of it with nothing left', async () => {
  expect(await missesOf(...mischief, { do: 'repair' }, { do: 'talk' }, { do: 'part' })).toEqual([]);
});

it('have none while the gateway is mute', async () => {
  const mute = { do: 'gateway', fault: { type: 'mute' } };
  expect(await missesOf(mute, { do: 'talk' })).toEqual([expect.stringContaining('no two-way call')]);
});

it('find who is left in the room', async () => {
  const bot = { do: 'gateway', fault: { type: 'botJoin', room: 'r1', user: 'carol' } };
  expect(await missesOf({ do: 'talk' }, bot, { do: 'part' })).toEqual([
    expect.stringContaining('something is left: carol in the room'),
  ]);
});
