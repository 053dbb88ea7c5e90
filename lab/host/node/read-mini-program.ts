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
import { withoutExtension } from '../paths.ts';
import { toPlain } from '../plain-document.ts';
import { acssToCss } from './acss.ts';
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
  const documents = textsOf(/\.axml$/).map(([file, text]) => parseAxml(text, file));
  documents.forEach(refuseUnknownElements);
  const assets = readAssets(root, files);
  return {
    pages,
    windows: Object.fromEntries(pages.map((page) => [page, windowOf(app, pageJson(root, page))])),
    documents: Object.fromEntries(documents.map((one) => [withoutExtension(one.file), toPlain(one)])),
    scripts: Object.fromEntries(textsOf(/\.js$/)),
    sjs: Object.fromEntries(textsOf(/\.sjs$/)),
    assets,
    style: styleOf(textsOf(/\.acss$/), placeholderClassesOf(documents), assets),
  };
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

/** `app.acss` first, so that pages overrule it. */
function styleOf(
  sheets: readonly [string, string][],
  placeholderClasses: ReadonlySet<string>,
  assets: MiniProgram['assets'],
): string {
  const isApp = ([file]: [string, string]): boolean => file === 'app.acss';
  return [...sheets.filter(isApp), ...sheets.filter((sheet) => !isApp(sheet))]
    .map(([file, text]) =>
      acssToCss(text, {
        file,
        placeholderClasses,
        assets,
        ...(file === 'app.acss' ? {} : { page: withoutExtension(file) }),
      }),
    )
    .join('\n');
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
