/** AXML text to a typed tree; everything wrong throws an `AxmlError` with file, line and column. */
import { sortAttributes, type DirectiveName, type SortedAttributes } from './attributes.ts';
import type { Expression, ScriptCall } from './expression.ts';
import { valueOf } from './mustache.ts';
import { parseRaw, type RawAttribute, type RawElement, type RawNode, type RawText } from './raw-elements.ts';
import { SourceText } from './source-text.ts';
import type { Attribute, AxmlDocument, AxmlNode, ConditionalNode, LoopKey, Value } from './tree.ts';

/** `file` is for messages and for resolving `import`, `include` and `import-sjs`. */
export function parseAxml(text: string, file: string): AxmlDocument {
  return new DocumentParser(new SourceText(file, text)).parse();
}

class DocumentParser {
  readonly #source: SourceText;
  readonly #templates = new Map<string, readonly AxmlNode[]>();
  readonly #imports: string[] = [];
  readonly #scripts = new Map<string, string>();
  readonly #calls: ScriptCall[] = [];

  constructor(source: SourceText) {
    this.#source = source;
  }

  parse(): AxmlDocument {
    const body = this.#nodes(parseRaw(this.#source));
    for (const { module, offset } of this.#calls) {
      if (!this.#scripts.has(module)) {
        const remedy = `Import it: <import-sjs name="${module}" from="./${module}.sjs"/>`;
        throw this.#source.error(offset, `no sjs module is called ${module}`, remedy);
      }
    }
    return {
      file: this.#source.file,
      body,
      templates: this.#templates,
      imports: this.#imports,
      scripts: this.#scripts,
    };
  }

  #nodes(raw: readonly RawNode[]): AxmlNode[] {
    const nodes: AxmlNode[] = [];
    for (const node of raw) {
      if (node.kind === 'text') nodes.push(...this.#text(node));
      else this.#element(node, nodes);
    }
    return nodes;
  }

  /** White space with a line break lays out the source; it shows nothing. */
  #text({ text, offset }: RawText): AxmlNode[] {
    if (text.trim() === '' && text.includes('\n')) return [];
    const value = valueOf(this.#source, text, { offset }, this.#calls);
    return [{ kind: 'text', value, at: this.#source.at(offset) }];
  }

  #element(raw: RawElement, siblings: AxmlNode[]): void {
    if (this.#declaration(raw)) return;
    const sorted = sortAttributes(this.#source, raw.attributes);
    const body = this.#body(raw, sorted);
    const { directives } = sorted;
    const looped = directives.has('a:for');
    if (directives.has('a:elif') || directives.has('a:else')) {
      if (looped) throw this.#fail(raw, 'a:for on a branch', 'Put the a:for on an element inside of it');
      this.#addBranch(raw, directives, body, siblings);
      return;
    }
    const test = this.#test(directives.get('a:if'));
    const conditional: AxmlNode =
      test === null ? body : { kind: 'conditional', branches: [{ test, body }], at: body.at };
    siblings.push(looped ? this.#loop(directives, conditional) : conditional);
    if (!looped) this.#refuseLoopParts(directives);
  }

  /** Elements that declare something and show nothing. */
  #declaration(raw: RawElement): boolean {
    const { tag } = raw;
    if (tag === 'import-sjs') this.#scripts.set(this.#required(raw, 'name'), this.#required(raw, 'from'));
    else if (tag === 'import') this.#imports.push(this.#required(raw, 'src'));
    else if (tag === 'template' && raw.attributes.some(({ name }) => name === 'name')) {
      this.#templates.set(this.#required(raw, 'name'), this.#nodes(raw.children));
    } else return false;
    return true;
  }

  #body(raw: RawElement, sorted: SortedAttributes): AxmlNode {
    const at = this.#source.at(raw.offset);
    switch (raw.tag) {
      case 'block':
        return { kind: 'fragment', children: this.#nodes(raw.children), at };
      case 'include':
        return { kind: 'include', src: this.#required(raw, 'src'), at };
      case 'template':
        return { kind: 'template', ...this.#templateUse(raw, sorted), at };
      case 'slot':
        throw this.#fail(
          raw,
          '<slot> has no meaning in a page',
          'Slots belong to components, which the lab does not run',
        );
      default:
        return {
          kind: 'element',
          tag: raw.tag,
          attributes: this.#attributes(sorted.plain),
          handlers: sorted.handlers.map((handler) => ({
            event: handler.event,
            attribute: handler.name,
            catches: handler.catches,
            method: this.#value(handler),
            at: this.#source.at(handler.offset),
          })),
          dataset: this.#attributes(sorted.dataset),
          children: this.#nodes(raw.children),
          at,
        };
    }
  }

  #templateUse(raw: RawElement, { plain }: SortedAttributes): { is: Value; data: Expression | null } {
    const is = plain.find(({ name }) => name === 'is');
    if (is === undefined) {
      throw this.#fail(raw, '<template> without name or is', 'Name it to define it, or say which one it is');
    }
    const data = plain.find(({ name }) => name === 'data');
    return { is: this.#value(is), data: data === undefined ? null : this.#expression(data, true) };
  }

  #attributes(raw: readonly RawAttribute[]): Attribute[] {
    return raw.map((attribute) => ({
      name: attribute.name,
      value: this.#value(attribute),
      at: this.#source.at(attribute.offset),
    }));
  }

  #addBranch(
    raw: RawElement,
    directives: ReadonlyMap<DirectiveName, RawAttribute>,
    body: AxmlNode,
    siblings: AxmlNode[],
  ): void {
    const previous = siblings.at(-1);
    const open = previous?.kind === 'conditional' && previous.branches.every(({ test }) => test !== null);
    if (!open) {
      const name = directives.has('a:elif') ? 'a:elif' : 'a:else';
      throw this.#fail(
        raw,
        `${name} without a:if right before it`,
        'Put it on the next neighbour of the a:if',
      );
    }
    const chain: ConditionalNode = {
      ...previous,
      branches: [...previous.branches, { test: this.#test(directives.get('a:elif')), body }],
    };
    siblings.splice(-1, 1, chain);
  }

  #test(directive: RawAttribute | undefined): Expression | null {
    return directive === undefined ? null : this.#expression(directive, false);
  }

  #loop(directives: ReadonlyMap<DirectiveName, RawAttribute>, body: AxmlNode): AxmlNode {
    const forAttribute = directives.get('a:for');
    if (forAttribute === undefined) return body;
    const item = directives.get('a:for-item')?.value ?? 'item';
    const index = directives.get('a:for-index')?.value ?? 'index';
    return {
      kind: 'loop',
      list: this.#expression(forAttribute, false),
      item,
      index,
      key: this.#key(directives.get('a:key')),
      body,
      at: body.at,
    };
  }

  #key(directive: RawAttribute | undefined): LoopKey | null {
    if (directive === undefined) return null;
    if (directive.value === '*this') return { kind: 'item' };
    const value = this.#value(directive);
    return value.kind === 'literal'
      ? { kind: 'property', name: String(value.value) }
      : { kind: 'expression', value };
  }

  #refuseLoopParts(directives: ReadonlyMap<DirectiveName, RawAttribute>): void {
    for (const name of ['a:for-item', 'a:for-index', 'a:key'] as const) {
      const directive = directives.get(name);
      if (directive !== undefined) {
        throw this.#source.error(
          directive.offset,
          `${name} without a:for`,
          'Put it on the element with the a:for',
        );
      }
    }
  }

  #value(attribute: RawAttribute): Value {
    if (attribute.value === null) return { kind: 'literal', value: true };
    return valueOf(this.#source, attribute.value, { offset: attribute.valueOffset }, this.#calls);
  }

  #expression(attribute: RawAttribute, objectLike: boolean): Expression {
    const value = valueOf(
      this.#source,
      attribute.value ?? '',
      { offset: attribute.valueOffset, objectLike },
      this.#calls,
    );
    if (value.kind === 'expression') return value.expression;
    const remedy = `Write ${attribute.name}="{{ }}": text is always true`;
    throw this.#source.error(attribute.offset, `${attribute.name} needs one expression`, remedy);
  }

  #required(raw: RawElement, name: string): string {
    const value = raw.attributes.find((attribute) => attribute.name === name)?.value;
    if (typeof value === 'string' && value !== '') return value;
    throw this.#fail(raw, `<${raw.tag}> without ${name}`, `Write ${name}="…"`);
  }

  #fail(raw: RawElement, problem: string, remedy: string) {
    return this.#source.error(raw.offset, problem, remedy);
  }
}
