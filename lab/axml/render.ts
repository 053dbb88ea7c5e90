/**
 * Renders an AXML tree against data into a plain tree of elements and texts: the view of a phone without a screen.
 * Each element carries an identity that is the same in the next rendering unless it was taken away in between.
 */
import type { Position } from './axml-error.ts';
import { evaluate, textOf, valueIn, type Scope } from './evaluate.ts';
import type { AxmlDocument, AxmlNode, ElementNode, LoopKey, LoopNode } from './tree.ts';

export interface BoundHandler {
  readonly method: string;
  readonly catches: boolean;
}

export interface RenderedElement {
  readonly kind: 'element';
  readonly tag: string;
  /** place in the source and keys of the loops around it */
  readonly identity: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly dataset: Readonly<Record<string, unknown>>;
  /** by event type */
  readonly handlers: ReadonlyMap<string, BoundHandler>;
  readonly children: readonly RenderedNode[];
  readonly at: Position;
}

export interface RenderedText {
  readonly kind: 'text';
  readonly text: string;
}

export type RenderedNode = RenderedElement | RenderedText;

/** Finds the files that a document names. */
export interface DocumentLoader {
  document(src: string, from: string): AxmlDocument;
  script(src: string, from: string): unknown;
}

export type Data = Readonly<Record<string, unknown>>;

export function renderAxml(
  document: AxmlDocument,
  data: Data,
  loader: DocumentLoader,
): readonly RenderedNode[] {
  const names = { read: (name: string) => ownValue(data, name) };
  return new Rendering(document, names, loader, '').nodes(document.body);
}

interface Names {
  read(name: string): unknown;
}

const ownValue = (data: Data, name: string): unknown =>
  Object.prototype.hasOwnProperty.call(data, name) ? data[name] : undefined;

class Rendering implements Scope {
  readonly #document: AxmlDocument;
  readonly #names: Names;
  readonly #loader: DocumentLoader;
  /** identity of what is around: the loops' keys, the uses of templates and includes */
  readonly #around: string;

  constructor(document: AxmlDocument, names: Names, loader: DocumentLoader, around: string) {
    this.#document = document;
    this.#names = names;
    this.#loader = loader;
    this.#around = around;
  }

  read(name: string): unknown {
    return this.#document.scripts.has(name) ? this.script(name) : this.#names.read(name);
  }

  script(module: string): unknown {
    const from = this.#document.scripts.get(module);
    return from === undefined ? undefined : this.#loader.script(from, this.#document.file);
  }

  nodes(nodes: readonly AxmlNode[]): RenderedNode[] {
    return nodes.flatMap((node) => this.#node(node));
  }

  #node(node: AxmlNode): RenderedNode[] {
    switch (node.kind) {
      case 'text':
        return [{ kind: 'text', text: textOf(valueIn(node.value, this)) }];
      case 'fragment':
        return this.nodes(node.children);
      case 'conditional': {
        const branch = node.branches.find(({ test }) => test === null || Boolean(evaluate(test, this)));
        return branch === undefined ? [] : this.#node(branch.body);
      }
      case 'loop':
        return this.#loop(node);
      case 'template': {
        const [document, body] = this.#template(textOf(valueIn(node.is, this)));
        const data = node.data === null ? {} : evaluate(node.data, this);
        const names: Names = { read: (name) => (isData(data) ? ownValue(data, name) : undefined) };
        return new Rendering(document, names, this.#loader, this.#identity(node.at)).nodes(body);
      }
      case 'include': {
        const document = this.#loader.document(node.src, this.#document.file);
        return new Rendering(document, this.#names, this.#loader, this.#identity(node.at)).nodes(
          document.body,
        );
      }
      case 'element':
        return [this.#element(node)];
    }
  }

  #element(node: ElementNode): RenderedElement {
    const valuesOf = (list: ElementNode['attributes']): Record<string, unknown> =>
      Object.fromEntries(list.map(({ name, value }) => [name, valueIn(value, this)]));
    const attributes = valuesOf(node.attributes);
    return {
      kind: 'element',
      tag: node.tag,
      identity: this.#identity(node.at),
      id: textOf(attributes['id']),
      attributes,
      dataset: valuesOf(node.dataset),
      handlers: new Map(
        node.handlers.map(({ event, catches, method }) => [
          event,
          { method: textOf(valueIn(method, this)), catches },
        ]),
      ),
      children: this.nodes(node.children),
      at: node.at,
    };
  }

  #loop(node: LoopNode): RenderedNode[] {
    return listOf(evaluate(node.list, this)).flatMap((item, index) => {
      const names: Names = {
        read: (name) => (name === node.item ? item : name === node.index ? index : this.#names.read(name)),
      };
      const inner = new Rendering(this.#document, names, this.#loader, '');
      const key = node.key === null ? String(index) : inner.#key(node.key, item, index);
      const around = `${this.#identity(node.at)}[${key}]`;
      return new Rendering(this.#document, names, this.#loader, around).#node(node.body);
    });
  }

  #key(key: LoopKey, item: unknown, index: number): string {
    switch (key.kind) {
      case 'item':
        return textOf(item);
      case 'property':
        return textOf(isData(item) ? (ownValue(item, key.name) ?? index) : index);
      case 'expression':
        return textOf(valueIn(key.value, this));
    }
  }

  #template(name: string): readonly [AxmlDocument, readonly AxmlNode[]] {
    const own = this.#document.templates.get(name);
    if (own !== undefined) return [this.#document, own];
    for (const src of [...this.#document.imports].reverse()) {
      const imported = this.#loader.document(src, this.#document.file);
      const body = imported.templates.get(name);
      if (body !== undefined) return [imported, body];
    }
    return [this.#document, []];
  }

  #identity({ file, line, column }: Position): string {
    return `${this.#around}/${file}:${line}:${column}`;
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;

const listOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'number') return Array.from({ length: Math.max(0, value) }, (_, index) => index);
  return Array.isArray(value) ? value : [];
};
