/** A script that could pass without having been carried out is refused, and what is wrong in it is named with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readScript, scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { parseScript } from '../../../tools/scenario/script.ts';

const joins = { do: 'join', phone: 'A' };

/** A course of Alice's that begins with her joining. */
const scriptWith = (steps: readonly unknown[], expected: object = {}): unknown => ({
  id: 'X1',
  title: 'a script of a test',
  phones: { A: { user: 'alice' } },
  courses: [{ name: 'plain', steps: [joins, ...steps], expect: expected }],
});

const complaint = (script: unknown): string => {
  try {
    parseScript(script, 'x1.json');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no complaint';
};

const step = (...steps: readonly unknown[]) => scriptWith(steps);
const fault = (fields: object) => step({ do: 'gateway', fault: fields });

it.each<readonly [what: string, script: unknown, place: string, reason: string]>([
  ['a verb that there is not', step({ do: 'jump', phone: 'A' }), 'courses[0].steps[1].do', 'Invalid'],
  ['a field that there is not', step({ do: 'wait', ms: 1, sec: 1 }), 'courses[0].steps[1]', '"sec"'],
  ['a wait of years', step({ do: 'wait', ms: 1e12 }), 'courses[0].steps[1].ms', 'more than a day'],
  ['a negative wait', step({ do: 'wait', ms: -1 }), 'courses[0].steps[1].ms', '>=0'],
  [
    'patience for years',
    step({ do: 'until', phone: 'A', shows: { remote: 'b' }, within: 1e12 }),
    'courses[0].steps[1].within',
    'more than a day',
  ],
  [
    'an until for nothing',
    step({ do: 'until', phone: 'A', shows: {} }),
    'courses[0].steps[1].shows',
    'nothing to wait for',
  ],
  [
    'a state that there is not',
    step({ do: 'until', phone: 'A', shows: { status: 'happy' } }),
    'courses[0].steps[1].shows.status',
    'Invalid option',
  ],
  [
    'a phone that there is not',
    step({ do: 'tap', phone: 'B', control: 'leave' }),
    'courses[0].steps[1].phone',
    'no phone B',
  ],
  [
    'a phone that there is not, in a when',
    step({ do: 'when', phone: 'A', calls: 'loginRoom', then: [{ do: 'background', phone: 'B' }] }),
    'courses[0].steps[1].then[0].phone',
    'no phone B',
  ],
  [
    'a call that the SDK does not know',
    step({ do: 'when', phone: 'A', calls: 'loginRom', then: [{ do: 'mark' }] }),
    'courses[0].steps[1].calls',
    'Invalid option',
  ],
  ['a fault that there is not', fault({ type: 'kick' }), 'courses[0].steps[1].fault', 'fault.type'],
  [
    'a fault for a user who never comes',
    fault({ type: 'mute', user: 'alicia' }),
    'courses[0].steps[1].fault.user',
    'no user alicia',
  ],
  [
    'an expectation of a phone that there is not',
    scriptWith([], { phones: { B: { mounts: 0 } } }),
    'courses[0].expect.phones.B',
    'no phone B',
  ],
  [
    'an expectation that there is not',
    scriptWith([], { phones: { A: { mount: 0 } } }),
    'courses[0].expect.phones.A',
    '"mount"',
  ],
  [
    'mounts after a mark that no step sets',
    scriptWith([], { phones: { A: { mountsAfterMark: 0 } } }),
    'courses[0].expect.phones.A.mountsAfterMark',
    'no step is a mark',
  ],
  [
    'no calls of a method that there is not',
    scriptWith([], { phones: { A: { calls: { startPublishing: 0 } } } }),
    'courses[0].expect.phones.A.calls',
    '"startPublishing"',
  ],
  [
    'that the gateway never sees what it never tells',
    scriptWith([], { gateway: { neverSees: ['logot alice'] } }),
    'courses[0].expect.gateway.neverSees[0]',
    'a type of journal entry',
  ],
  [
    'that the gateway never sees a user who never comes',
    scriptWith([], { gateway: { neverSees: ['logout alicia'] } }),
    'courses[0].expect.gateway.neverSees[0]',
    'no user alicia',
  ],
  ['no steps', { ...Object(scriptWith([])), courses: [] }, 'courses', 'Too small'],
])('refuses %s, and says where', (_, script, place, reason) => {
  const text = complaint(script);
  expect(text).toContain('x1.json is no scenario');
  expect(text).toContain(`→ at ${place}`);
  expect(text).toContain(reason);
});

it('knows the users that its bots bring', () => {
  const bot = { type: 'botJoin', room: 'r1', user: 'bob' };
  expect(
    complaint(scriptWith([{ do: 'gateway', fault: bot }], { gateway: { sees: ['userGone bob'] } })),
  ).toBe('no complaint');
});

describe('a script file', () => {
  const fileOf = (text: string): string => {
    const directory = mkdtempSync(join(tmpdir(), 'scenario-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const file = join(directory, 'x1.json');
    writeFileSync(file, text);
    return file;
  };

  it('that is no JSON is refused by its name, and what is wrong with it', () => {
    const file = fileOf('{ "id": "X1", }');
    expect(() => readScript(file)).toThrow(`${file} is no JSON: `);
  });

  it('that is missing is told from one that is damaged', () => {
    expect(() => readScript('nowhere.json')).toThrow('nowhere.json cannot be read: ENOENT');
  });

  it('may begin with a byte order mark', () => {
    const file = fileOf(`\uFEFF${JSON.stringify(scriptWith([]))}`);
    expect(readScript(file).id).toBe('X1');
  });

  it('of the project is read', () => {
    for (const id of scenarioIds()) expect(scenario(id).courses.length).toBeGreaterThan(0);
  });
});
