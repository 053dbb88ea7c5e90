/** What a page shows for some data: its AXML rendered without a phone. Reading what the data lacks is an error. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseAxml, renderAxml } from '../../../lab/axml/index.ts';
import type { AxmlDocument, RenderedElement, RenderedNode } from '../../../lab/axml/index.ts';

export type PageName = 'lobby' | 'settings' | 'call';

const documentAt = (file: string): AxmlDocument => parseAxml(readFileSync(file, 'utf8'), file);
const documentOf = (page: PageName): AxmlDocument => documentAt(`src/pages/${page}/index.axml`);
const documents: Readonly<Record<PageName, AxmlDocument>> = {
  lobby: documentOf('lobby'),
  settings: documentOf('settings'),
  call: documentOf('call'),
};

/** Members that may be missing: a step has a button or a sentence or both, and '' is no error and no step. */
const optional = new Set(['button', 'sentence', 'length', '']);

/** The same data, which remembers what was read of it at the top and throws where it has no such member. */
const strict = <Data extends object>(data: Data, read?: Set<string>): Data =>
  new Proxy(data, {
    getOwnPropertyDescriptor(target, name) {
      if (!(name in target) && !optional.has(String(name))) throw new Error(`no ${String(name)} in the data`);
      read?.add(String(name));
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? strict(value) : value;
    },
  });

export interface PageView {
  readonly elements: readonly RenderedElement[];
  readonly words: string;
  /** names of the page's data that the AXML read */
  readonly read: ReadonlySet<string>;
  find(id: string): RenderedElement | undefined;
  /** there, and not disabled */
  canTap(id: string): boolean;
}

export function viewPage(page: PageName, data: object): PageView {
  const read = new Set<string>();
  const nodes = renderAxml(documents[page], strict({ ...data }, read), {
    document: (src, from) => documentAt(posix.join(posix.dirname(from), src)),
    script: (src) => {
      throw new Error(`the page names a script: ${src}`);
    },
  });
  const elements = nodes.flatMap(elementsIn);
  const find = (id: string) => elements.find((element) => element.id === id);
  return {
    elements,
    words: nodes.map(wordsIn).join(' '),
    read,
    find,
    canTap: (id) => find(id) !== undefined && find(id)?.attributes['disabled'] !== true,
  };
}

const elementsIn = (node: RenderedNode): RenderedElement[] =>
  node.kind === 'element' ? [node, ...node.children.flatMap(elementsIn)] : [];

const wordsIn = (node: RenderedNode): string =>
  node.kind === 'text' ? node.text : node.children.map(wordsIn).join(' ');

export const wordsOf = (element: RenderedElement | undefined): string =>
  element === undefined ? '' : element.children.map(wordsIn).join(' ');
