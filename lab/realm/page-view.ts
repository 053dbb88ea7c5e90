/** What a page shows, for asking and touching: a rendered tree of elements and texts. */
import type { RenderedElement, RenderedNode } from '../axml/index.ts';

/** `'#id'`, or the element that binds a method, or the innermost one whose text contains something. */
export type Target = `#${string}` | { readonly handler: string } | { readonly text: string };

export class PageView {
  readonly nodes: readonly RenderedNode[];

  constructor(nodes: readonly RenderedNode[]) {
    this.nodes = nodes;
  }

  /** Every text that shows something, top to bottom. */
  texts(): readonly string[] {
    return textsOf(this.nodes).filter((text) => text !== '');
  }

  find(target: Target): RenderedElement | undefined {
    return this.#path(target)?.[0];
  }

  has(target: Target): boolean {
    return this.find(target) !== undefined;
  }

  /** The text of an element and all inside of it; `undefined` when it is absent. */
  text(target: Target): string | undefined {
    const element = this.find(target);
    return element === undefined ? undefined : textsOf(element.children).join('');
  }

  byTag(tag: string): readonly RenderedElement[] {
    return [...paths(this.nodes, [])].flatMap(([element]) => (element?.tag === tag ? [element] : []));
  }

  /** Everything with an id that a finger can tap or turn now, top to bottom. */
  get touchable(): readonly RenderedElement[] {
    return [...paths(this.nodes, [])].flatMap((path) => {
      const [element] = path;
      if (element === undefined || element.id === '') return [];
      const acts = element.handlers.has('tap') || element.tag === 'switch';
      return acts && path.every(({ attributes }) => attributes['disabled'] !== true) ? [element] : [];
    });
  }

  isDisabled(target: Target): boolean {
    return this.#path(target)?.some(({ attributes }) => attributes['disabled'] === true) ?? false;
  }

  /** The element and what is around it, innermost first. Throws when it is absent, or nothing handles the event. */
  pathTo(target: Target, type: string): readonly RenderedElement[] {
    const path = this.#path(target, type);
    if (path === undefined) {
      throw new Error(`${nameOf(target)} is not on the page; there are ${this.#known().join(' ')}`);
    }
    if (!path.some(({ handlers }) => handlers.has(type))) {
      throw new Error(`${nameOf(target)} has no handler for ${type}`);
    }
    return path;
  }

  /** The touched element. Throws when it, or something around it, is disabled. */
  enabled(path: readonly RenderedElement[]): RenderedElement {
    const [element] = path;
    if (element === undefined) throw new Error('nothing is touched');
    if (path.some(({ attributes }) => attributes['disabled'] === true)) {
      throw new Error(`#${element.id} is disabled`);
    }
    return element;
  }

  #path(target: Target, type?: string): readonly RenderedElement[] | undefined {
    const matching = [...paths(this.nodes, [])].filter(
      ([element]) => element !== undefined && matches(element, target),
    );
    const handling = matching.filter((path) =>
      path.some(({ handlers }) => type !== undefined && handlers.has(type)),
    );
    const candidates = handling.length > 0 ? handling : matching;
    return typeof target === 'object' && 'text' in target ? innermost(candidates) : candidates[0];
  }

  #known(): readonly string[] {
    return [...paths(this.nodes, [])].flatMap(([element]) =>
      element === undefined || element.id === '' ? [] : [`#${element.id}`],
    );
  }
}

const innermost = (
  candidates: readonly (readonly RenderedElement[])[],
): readonly RenderedElement[] | undefined =>
  candidates.reduce<readonly RenderedElement[] | undefined>(
    (deepest, path) => (deepest === undefined || path.length > deepest.length ? path : deepest),
    undefined,
  );

const matches = (element: RenderedElement, target: Target): boolean => {
  if (typeof target === 'string') return element.id === target.slice(1);
  if ('handler' in target)
    return [...element.handlers.values()].some(({ method }) => method === target.handler);
  return textsOf(element.children).join('').includes(target.text);
};

const nameOf = (target: Target): string => (typeof target === 'string' ? target : JSON.stringify(target));

/** Every element with what is around it, innermost first, in document order. */
function* paths(
  nodes: readonly RenderedNode[],
  around: readonly RenderedElement[],
): Generator<readonly RenderedElement[]> {
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const path = [node, ...around];
    yield path;
    yield* paths(node.children, path);
  }
}

const textsOf = (nodes: readonly RenderedNode[]): readonly string[] =>
  nodes.flatMap((node) => (node.kind === 'text' ? [node.text.trim()] : textsOf(node.children)));
