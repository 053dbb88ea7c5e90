/** The scenarios of `tests/product/scenarios`, by id, and script files named by path. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../src/adapters/json.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { parseScript } from './script.ts';
import type { Script } from './script.ts';

const directory = join(projectRoot, 'tests/product/scenarios');

/** S1 … S14, E1 … E21, in the order a person would write. */
const byId = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

export const scenarioIds = (): string[] =>
  readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort(byId);

/** Throws an Error that says what is wrong with the file. */
export const readScript = (file: string): Script => {
  const text = reading(`${file} cannot be read`, () => readFileSync(file, 'utf8'));
  return parseScript(
    reading(`${file} is no JSON`, () => parseJson(text)),
    file,
  );
};

const reading = <Value>(failure: string, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    throw new Error(`${failure}: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
};

/** Throws an Error that lists the known ids. */
export const scenario = (id: string): Script => {
  const ids = scenarioIds();
  if (!ids.includes(id)) throw new Error(`there is no scenario ${id}; there are ${ids.join(' ')}`);
  return readScript(join(directory, `${id}.json`));
};
