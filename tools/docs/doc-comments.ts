/**
 * Types and tables of `machines/` with their doc comments, read from the source: what a reader of the code sees beside
 * a name is what the generated pages say about it. Syntax only, no type checker.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../build/build-mini-program.ts';

/** A name with what its doc comment says; '' where it has none. */
export interface Documented {
  readonly name: string;
  /** as it is written; '' for members of a value */
  readonly type: string;
  readonly doc: string;
}

/** The members of one union of events, which one source sends. */
export interface EventGroup {
  readonly name: string;
  readonly doc: string;
  readonly events: readonly DocumentedEvent[];
}

export interface DocumentedEvent {
  readonly type: string;
  readonly doc: string;
  readonly fields: readonly Documented[];
}

/** One file of `machines/`. Its methods throw an Error that names what is not there. */
export class SourceFile {
  readonly #file: ts.SourceFile;

  /** @param name such as `events.ts` */
  constructor(name: string) {
    const path = join(projectRoot, 'machines', name);
    this.#file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  }

  /** The members of an interface; what a member's own type literal holds follows it as `can.join`. */
  membersOf(interfaceName: string): readonly Documented[] {
    return properties(this.#find(interfaceName, ts.isInterfaceDeclaration).members);
  }

  /** The properties of the object literal that a constant or a property of this name is set to. */
  propertiesOf(name: string): readonly Documented[] {
    return this.#find(name, ts.isObjectLiteralExpression).properties.flatMap((property) =>
      property.name === undefined ? [] : [{ name: property.name.getText(), type: '', doc: docOf(property) }],
    );
  }

  /** The texts of an array of strings, each with the line comment that opens its group. */
  groupsOf(arrayName: string): ReadonlyMap<string, string> {
    const texts = this.#find(arrayName, ts.isArrayLiteralExpression).elements.filter(ts.isStringLiteral);
    const groups = new Map<string, string>();
    let group = '';
    for (const text of texts) {
      group = /\/\/ (.*)\s*$/.exec(textBefore(text))?.[1] ?? group;
      groups.set(text.text, group);
    }
    return groups;
  }

  /** What a union of string literals may be. */
  alternativesOf(union: string): readonly string[] {
    return this.#alternatives(union).map((type) => type.getText());
  }

  /** The groups that the union of this name is made of. A group of one is documented where it is declared. */
  eventGroupsOf(union: string): readonly EventGroup[] {
    return this.alternativesOf(union).map((name) => {
      const doc = docOf(this.#find(name, ts.isTypeAliasDeclaration));
      const types = this.#alternatives(name);
      return types.length === 1
        ? { name, doc: '', events: types.map((type) => this.#event(type, doc)) }
        : { name, doc, events: types.map((type) => this.#event(type, docOf(type))) };
    });
  }

  #alternatives(union: string): readonly ts.TypeNode[] {
    const { type } = this.#find(union, ts.isTypeAliasDeclaration);
    return ts.isUnionTypeNode(type) ? type.types : [type];
  }

  #event(node: ts.TypeNode, doc: string): DocumentedEvent {
    const fields = this.#fieldsOf(node);
    const type = fields.find(({ name }) => name === 'type')?.type.replaceAll("'", '') ?? '';
    return { type, doc, fields: fields.filter(({ name }) => name !== 'type') };
  }

  #fieldsOf(type: ts.TypeNode): readonly Documented[] {
    if (ts.isParenthesizedTypeNode(type)) return this.#fieldsOf(type.type);
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => this.#fieldsOf(part));
    if (ts.isTypeLiteralNode(type)) return properties(type.members);
    const { heritageClauses = [], members } = this.#find(type.getText(), ts.isInterfaceDeclaration);
    const bases = heritageClauses.flatMap(({ types }) => types);
    return [...bases.flatMap((base) => this.#fieldsOf(base)), ...properties(members)];
  }

  /** The first node of a kind in what declares the name. */
  #find<Found extends ts.Node>(name: string, isIt: (node: ts.Node) => node is Found): Found {
    const isNamed = (node: ts.Node): node is ts.Declaration =>
      ts.getNameOfDeclaration(node as ts.Declaration)?.getText() === name;
    const declaration = firstIn(this.#file, isNamed);
    const found = declaration && firstIn(declaration, isIt);
    if (found === undefined) throw new Error(`${this.#file.fileName} has no ${name}`);
    return found;
  }
}

const firstIn = <Found extends ts.Node>(
  node: ts.Node,
  isIt: (node: ts.Node) => node is Found,
): Found | undefined => (isIt(node) ? node : ts.forEachChild(node, (child) => firstIn(child, isIt)));

const properties = (members: ts.NodeArray<ts.TypeElement>, prefix = ''): readonly Documented[] =>
  members.filter(ts.isPropertySignature).flatMap((member) => {
    const name = prefix + member.name.getText();
    const doc = docOf(member);
    const { type } = member;
    if (type !== undefined && ts.isTypeLiteralNode(type))
      return [{ name, type: '', doc }, ...properties(type.members, `${name}.`)];
    return [{ name, type: type?.getText().replace(/\s+/g, ' ') ?? '', doc }];
  });

/** The doc comment before a node, as one line. Before a member of a union it stands before the bar, and belongs to no node. */
function docOf(node: ts.Node): string {
  const [, comment = ''] = /\/\*\*((?:(?!\*\/).)*)\*\/[\s|]*$/s.exec(textBefore(node)) ?? [];
  return comment.replace(/\s*\n\s*\*\s*/g, ' ').trim();
}

const textBefore = (node: ts.Node): string => node.getSourceFile().text.slice(0, node.getStart());

/** The value of a member that `membersOf` has named, in a value of that interface. */
export const valueOf = (value: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    );
