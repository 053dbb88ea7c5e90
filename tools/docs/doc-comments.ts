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
    return this.#properties(this.#interface(interfaceName).members, '');
  }

  /** The properties of the first object literal that a constant or a property of this name is set to. */
  propertiesOf(name: string): readonly Documented[] {
    const isNamed = (node: ts.Node): boolean =>
      (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && node.name.getText() === name;
    const literal = this.#find(this.#find(this.#file, isNamed, name), ts.isObjectLiteralExpression, name);
    return literal.properties.flatMap((property) =>
      property.name === undefined
        ? []
        : [{ name: property.name.getText(), type: '', doc: this.#docOf(property) }],
    );
  }

  /** The texts of an array of strings, each with the line comment that opens its group. */
  groupsOf(arrayName: string): ReadonlyMap<string, string> {
    const isNamed = (node: ts.Node): boolean =>
      ts.isVariableDeclaration(node) && node.name.getText() === arrayName;
    const list = this.#find(
      this.#find(this.#file, isNamed, arrayName),
      ts.isArrayLiteralExpression,
      arrayName,
    );
    const groups = new Map<string, string>();
    let group = '';
    for (const element of list.elements) {
      group = this.#commentBefore(element, '//') ?? group;
      if (ts.isStringLiteral(element)) groups.set(element.text, group);
    }
    return groups;
  }

  /** What a union of string literals may be. */
  alternativesOf(union: string): readonly string[] {
    return this.#alternatives(this.#alias(union).type).map(({ type }) => type.getText());
  }

  /** The groups that the union of this name is made of. */
  eventGroupsOf(union: string): readonly EventGroup[] {
    return this.#alternatives(this.#alias(union).type).map(({ type }) => this.#eventGroup(type.getText()));
  }

  #eventGroup(name: string): EventGroup {
    const alias = this.#alias(name);
    const doc = this.#docOf(alias);
    const alternatives = this.#alternatives(alias.type);
    const [only] = alternatives;
    // a group of one is documented where it is declared
    if (alternatives.length === 1 && only !== undefined)
      return { name, doc: '', events: [this.#event(only.type, doc)] };
    return { name, doc, events: alternatives.map(({ type, doc: own }) => this.#event(type, own)) };
  }

  #event(type: ts.TypeNode, doc: string): DocumentedEvent {
    const fields = this.#fieldsOf(type);
    const name = fields.find((field) => field.name === 'type')?.type.replaceAll("'", '') ?? '';
    return { type: name, doc, fields: fields.filter((field) => field.name !== 'type') };
  }

  #fieldsOf(type: ts.TypeNode): readonly Documented[] {
    if (ts.isParenthesizedTypeNode(type)) return this.#fieldsOf(type.type);
    if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => this.#fieldsOf(part));
    if (ts.isTypeLiteralNode(type)) return this.#properties(type.members, '');
    return this.#inherited(type.getText());
  }

  #inherited(interfaceName: string): readonly Documented[] {
    const { heritageClauses, members } = this.#interface(interfaceName);
    const bases = (heritageClauses ?? []).flatMap(({ types }) => types);
    return [...bases.flatMap((base) => this.#inherited(base.getText())), ...this.#properties(members, '')];
  }

  /** A comment before a member of a union stands before its bar, where it belongs to no node. */
  #alternatives(type: ts.TypeNode): readonly { readonly type: ts.TypeNode; readonly doc: string }[] {
    if (!ts.isUnionTypeNode(type)) return [{ type, doc: '' }];
    const [list] = type.getChildren(this.#file);
    let doc = '';
    return (list?.getChildren(this.#file) ?? []).flatMap((child) => {
      doc = this.#docOf(child) || doc;
      if (!ts.isTypeNode(child)) return [];
      const alternative = { type: child, doc };
      doc = '';
      return [alternative];
    });
  }

  #properties(members: ts.NodeArray<ts.TypeElement>, prefix: string): readonly Documented[] {
    return members.filter(ts.isPropertySignature).flatMap((member) => {
      const name = `${prefix}${member.name.getText()}`;
      const { type } = member;
      const inner =
        type !== undefined && ts.isTypeLiteralNode(type) ? this.#properties(type.members, `${name}.`) : null;
      const written = inner === null ? (type?.getText() ?? '') : '';
      return [{ name, type: written.replace(/\s+/g, ' '), doc: this.#docOf(member) }, ...(inner ?? [])];
    });
  }

  #interface(name: string): ts.InterfaceDeclaration {
    const isIt = (node: ts.Node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name;
    return this.#find(this.#file, isIt, name);
  }

  #alias(name: string): ts.TypeAliasDeclaration {
    const isIt = (node: ts.Node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === name;
    return this.#find(this.#file, isIt, name);
  }

  #find<Found extends ts.Node>(from: ts.Node, isIt: (node: ts.Node) => node is Found, name: string): Found;
  #find(from: ts.Node, isIt: (node: ts.Node) => boolean, name: string): ts.Node;
  #find(from: ts.Node, isIt: (node: ts.Node) => boolean, name: string): ts.Node {
    const search = (node: ts.Node): ts.Node | undefined =>
      isIt(node) ? node : ts.forEachChild(node, search);
    const found = search(from);
    if (found === undefined) throw new Error(`${this.#file.fileName} has no ${name}`);
    return found;
  }

  #docOf(node: ts.Node): string {
    return this.#commentBefore(node, '/**') ?? '';
  }

  /** The last comment of this kind before the node, as one line. */
  #commentBefore(node: ts.Node, opening: '//' | '/**'): string | null {
    const { text } = this.#file;
    const comments = (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [])
      .map(({ pos, end }) => text.slice(pos, end))
      .filter((comment) => comment.startsWith(opening));
    const last = comments.at(-1);
    return (
      last
        ?.replace(/^\/\*\*|^\/\/|\*\/$/g, '')
        .replace(/\s*\n\s*\*\s*/g, ' ')
        .trim() ?? null
    );
  }
}

/** The value of a member that `membersOf` has named, in a value of that interface. */
export const valueOf = (value: unknown, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      value,
    );
