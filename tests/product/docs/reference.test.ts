/** docs/reference is what the code says today, and says something of everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { callMachine } from '../../../machines/index.ts';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { eventGroups } from '../../../tools/docs/events-page.ts';
import { policies } from '../../../tools/docs/policies-page.ts';
import { reference, referenceDirectory } from '../../../tools/docs/reference.ts';
import { viewKeys } from '../../../tools/docs/view-page.ts';
import { eventTypesOf, stateIdsOf } from '../../proof/model/chart.ts';

const storedFiles = (): readonly string[] =>
  readdirSync(join(projectRoot, referenceDirectory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(projectRoot, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();

describe('the generated reference', () => {
  let made: ReadonlyMap<string, string>;
  beforeAll(async () => {
    made = await reference();
  });

  it('holds the files that npm run docs writes, and no others', () => {
    expect(storedFiles()).toEqual([...made.keys()].sort());
  });

  it('is not stale: npm run docs would change nothing', () => {
    const stale = [...made].filter(([path, text]) => readFileSync(join(projectRoot, path), 'utf8') !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('draws every state by its name, in light and in dark', () => {
    const picture = made.get(`${referenceDirectory}/chart/call.svg`) ?? '';
    for (const id of stateIdsOf(callMachine)) expect(picture).toContain(`data-state="${id}"`);
    expect(picture).toContain('prefers-color-scheme: dark');
    expect(picture).not.toContain('light-dark(');
    expect(picture).toContain('<text');
  });

  it('writes the events on the lines of every region', () => {
    const regions = Object.keys(callMachine.root.states);
    const drawn = (region: string): string => made.get(`${referenceDirectory}/chart/${region}.svg`) ?? '';
    expect(regions.filter((region) => !drawn(region).includes('</path><text'))).toEqual([]);
  });
});

describe('what the reference is made of', () => {
  const events = eventGroups.flatMap((group) => group.events);

  it('has every event that the machine takes, once', () => {
    const types = events.map(({ type }) => type);
    expect(new Set(types).size).toBe(types.length);
    for (const type of eventTypesOf(callMachine)) expect(types).toContain(type);
  });

  it('has a doc comment for every event, policy and view key', () => {
    const silent = [
      ...events.filter(({ doc }) => doc === '').map(({ type }) => type),
      ...[...policies, ...viewKeys].filter(({ doc }) => doc === '').map(({ name }) => name),
    ];
    expect(silent).toEqual([]);
  });
});
