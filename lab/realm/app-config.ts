/** `app.json`: which pages there are, and which of them load only when they are needed. */
import { parseJson } from '../../src/adapters/json.ts';
import type { ProgramFiles } from './program-files.ts';

export interface AppConfig {
  /** of the main package, the first one is the entry */
  readonly pages: readonly string[];
  readonly subPackagePages: readonly string[];
}

/** Throws when there is no `app.json` or it names no page. */
export function readAppConfig(files: ProgramFiles): AppConfig {
  const text = files.read('app.json');
  if (text === undefined) throw new Error('no app.json: is the mini-program built?');
  const config = parseJson(text);
  const pages = stringsIn(config, 'pages');
  if (pages.length === 0) throw new Error('app.json names no pages');
  const packages = [...listIn(config, 'subPackages'), ...listIn(config, 'subpackages')];
  const subPackagePages = packages.flatMap((one) => {
    const root = String(memberOf(one, 'root')).replace(/\/$/, '');
    return stringsIn(one, 'pages').map((page) => `${root}/${page}`);
  });
  return { pages, subPackagePages };
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
};

const stringsIn = (value: unknown, name: string): readonly string[] =>
  listIn(value, name).filter((item) => typeof item === 'string');
