/**
 * Reads a built mini-program from its directory: AXML parsed, ACSS turned into CSS, scripts as they ship. Whatever is
 * wrong is thrown with the file and, where there is one, the position.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../../src/adapters/json.ts';
import { AxmlError, parseAxml, type AxmlDocument, type AxmlNode } from '../../axml/index.ts';
import { elementNames, isElementName } from '../element-names.ts';
import type { MiniProgram, WindowConfig } from '../mini-program.ts';
import { resolvePath, withoutExtension } from '../paths.ts';
import { toPlain } from '../plain-document.ts';
import { acssToCss } from './acss.ts';
import { Mistakes } from './mistakes.ts';
import { readAssets } from './read-assets.ts';

/** Throws `AxmlError`, postcss' `CssSyntaxError`, or an Error that names the file. */
export function readMiniProgram(root: string): MiniProgram {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const textsOf = (extension: RegExp): [string, string][] =>
    files.filter((file) => extension.test(file)).map((file) => [file, read(file)]);
  const app = jsonOf(read('app.json'), 'app.json');
  const pages = pagesOf(app);
  const mistakes = new Mistakes();
  const documents = documentsOf(pages, new Map(textsOf(/\.axml$/)), mistakes);
  const windows = pages.map((page): [string, WindowConfig] => [
    page,
    windowOf(
      app,
      mistakes.attempt(() => pageJson(root, page)),
    ),
  ]);
  const assets = readAssets(root, files);
  const sheets = new Map(textsOf(/\.acss$/));
  const style = ['app', ...pages]
    .map((page) => mistakes.attempt(() => styleOf(page, sheets, placeholderClassesOf(documents), assets)))
    .join('\n');
  mistakes.refuse();
  return {
    pages,
    windows: Object.fromEntries(windows),
    documents: Object.fromEntries(documents.map((one) => [withoutExtension(one.file), toPlain(one)])),
    scripts: Object.fromEntries(textsOf(/\.js$/)),
    sjs: Object.fromEntries(textsOf(/\.sjs$/)),
    assets,
    style,
  };
}

/** The AXML of the pages, and what it imports and includes: what nobody shows may hold what it likes. */
function documentsOf(
  pages: readonly string[],
  texts: ReadonlyMap<string, string>,
  mistakes: Mistakes,
): AxmlDocument[] {
  const documents: AxmlDocument[] = [];
  const named = new Set(pages.map((page) => `${page}.axml`));
  // what is added while the set is walked is walked, too
  for (const file of named) {
    const text = texts.get(file);
    const document = mistakes.attempt(() => (text === undefined ? undefined : knownDocument(text, file)));
    if (document === undefined) continue;
    documents.push(document);
    const includes = nodesOf(document).flatMap((node) => (node.kind === 'include' ? [node.src] : []));
    for (const src of [...document.imports, ...includes])
      named.add(`${withoutExtension(resolvePath(src, file))}.axml`);
  }
  return documents;
}

function knownDocument(text: string, file: string): AxmlDocument {
  const document = parseAxml(text, file);
  refuseUnknownElements(document);
  return document;
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function jsonOf(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function pagesOf(app: unknown): string[] {
  const main = listOf(fieldOf(app, 'pages')).map(String);
  const others = listOf(fieldOf(app, 'subPackages')).flatMap((subPackage) => {
    const root = String(fieldOf(subPackage, 'root')).replace(/\/$/, '');
    return listOf(fieldOf(subPackage, 'pages')).map((page) => `${root}/${String(page)}`);
  });
  return [...main, ...others];
}

function pageJson(root: string, page: string): unknown {
  const file = `${page}.json`;
  return existsSync(join(root, file)) ? jsonOf(readFileSync(join(root, file), 'utf8'), file) : {};
}

function windowOf(app: unknown, page: unknown): WindowConfig {
  const textOf = (name: string, fallback: string): string => {
    const value = fieldOf(page, name) ?? fieldOf(fieldOf(app, 'window'), name);
    return typeof value === 'string' ? value : fallback;
  };
  return {
    defaultTitle: textOf('defaultTitle', ''),
    titleBarColor: textOf('titleBarColor', '#ffffff'),
    backgroundColor: textOf('backgroundColor', '#ffffff'),
  };
}

/** @param page or `app`, whose rules come first, so that pages overrule them */
function styleOf(
  page: string,
  sheets: ReadonlyMap<string, string>,
  placeholderClasses: ReadonlySet<string>,
  assets: MiniProgram['assets'],
): string {
  const file = `${page}.acss`;
  const options = { file, placeholderClasses, assets, read: (path: string) => sheets.get(path) };
  return acssToCss(sheets.get(file) ?? '', page === 'app' ? options : { ...options, page });
}

function* nodesBelow(nodes: readonly AxmlNode[]): Generator<AxmlNode> {
  for (const node of nodes) {
    yield node;
    if (node.kind === 'element' || node.kind === 'fragment') yield* nodesBelow(node.children);
    else if (node.kind === 'loop') yield* nodesBelow([node.body]);
    else if (node.kind === 'conditional') yield* nodesBelow(node.branches.map(({ body }) => body));
  }
}

const nodesOf = ({ body, templates }: AxmlDocument): AxmlNode[] =>
  [body, ...templates.values()].flatMap((nodes) => [...nodesBelow(nodes)]);

function refuseUnknownElements(document: AxmlDocument): void {
  for (const node of nodesOf(document)) {
    if (node.kind === 'element' && !isElementName(node.tag)) {
      throw new AxmlError(node.at, `the lab has no <${node.tag}>`, `It has ${elementNames.join(', ')}`);
    }
  }
}

function placeholderClassesOf(documents: readonly AxmlDocument[]): Set<string> {
  const classes = new Set<string>();
  for (const node of documents.flatMap(nodesOf)) {
    if (node.kind !== 'element') continue;
    const value = node.attributes.find(({ name }) => name === 'placeholder-class')?.value;
    if (value?.kind === 'literal' && typeof value.value === 'string') classes.add(value.value);
  }
  return classes;
}
