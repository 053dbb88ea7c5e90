/**
 * The expressions of `{{ }}`: parsed as JavaScript by acorn, then narrowed to what AXML allows. Calls are for functions
 * of imported sjs modules; everything else JavaScript can do is refused with its position.
 */
import { parseExpressionAt, type AnyNode, type Expression as JsExpression } from 'acorn';
import type { SourceText } from './source-text.ts';

export type Expression =
  | { readonly type: 'literal'; readonly value: string | number | boolean | null | undefined }
  | { readonly type: 'identifier'; readonly name: string }
  | { readonly type: 'member'; readonly object: Expression; readonly property: Expression }
  | { readonly type: 'unary'; readonly operator: UnaryOperator; readonly argument: Expression }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly type: 'array'; readonly items: readonly Expression[] }
  | { readonly type: 'object'; readonly entries: readonly ObjectEntry[] }
  /** `module.name(…)` of an imported sjs module */
  | {
      readonly type: 'call';
      readonly module: string;
      readonly name: string;
      readonly args: readonly Expression[];
    };

export type ObjectEntry =
  | { readonly kind: 'entry'; readonly key: string; readonly value: Expression }
  | { readonly kind: 'spread'; readonly value: Expression };

const unaryOperators = ['!', '-', '+', 'typeof'] as const;
export type UnaryOperator = (typeof unaryOperators)[number];

const binaryOperators = [
  ...['===', '!==', '==', '!=', '<', '<=', '>', '>='],
  ...['+', '-', '*', '/', '%', '&&', '||'],
] as const;
export type BinaryOperator =
  '===' | '!==' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '&&' | '||';

const isUnary = (operator: string): operator is UnaryOperator =>
  unaryOperators.some((known) => known === operator);
const isBinary = (operator: string): operator is BinaryOperator =>
  binaryOperators.some((known) => known === operator);

/** JavaScript's own names; in AXML they would silently read as undefined. */
const javaScriptNames = new Set(
  'Math Date JSON Object Array String Number Boolean RegExp Promise Symbol Map Set parseInt parseFloat isNaN'.split(
    ' ',
  ),
);

/** A call to check once the file's `import-sjs` are known. */
export interface ScriptCall {
  readonly module: string;
  readonly offset: number;
}

export interface ExpressionCode {
  readonly code: string;
  /** where `code` begins in the file */
  readonly offset: number;
  /** `{{a, b: c, ...d}}`, as in a template's data: an object without its braces */
  readonly objectLike: boolean;
}

export function parseExpression(
  source: SourceText,
  { code, offset, objectLike }: ExpressionCode,
  calls: ScriptCall[],
): Expression {
  const wrapped = objectLike ? `({${code}})` : code;
  const shift = offset - (wrapped.length - code.length) / 2;
  const remedy = 'Write a JavaScript expression of names, members, operators and literals';
  if (code.trim() === '') throw source.error(offset, 'empty {{ }}', remedy);
  let node: JsExpression;
  try {
    node = parseExpressionAt(wrapped, 0, { ecmaVersion: 2020, preserveParens: true });
  } catch (reason) {
    throw source.error(shift + syntaxErrorAt(reason), `{{${code}}} cannot be read`, remedy);
  }
  const rest = wrapped.slice(node.end);
  if (rest.trim() !== '') {
    const begin = shift + node.end + rest.search(/\S/);
    throw source.error(begin, `{{${code}}} goes on after its end: "${rest.trim()}"`, remedy);
  }
  return new Narrowing(source, wrapped, shift, calls).of(node);
}

const syntaxErrorAt = (reason: unknown): number =>
  reason instanceof SyntaxError && 'pos' in reason && typeof reason.pos === 'number' ? reason.pos : 0;

class Narrowing {
  readonly #source: SourceText;
  readonly #code: string;
  readonly #shift: number;
  readonly #calls: ScriptCall[];

  constructor(source: SourceText, code: string, shift: number, calls: ScriptCall[]) {
    this.#source = source;
    this.#code = code;
    this.#shift = shift;
    this.#calls = calls;
  }

  of(node: AnyNode): Expression {
    switch (node.type) {
      case 'Literal':
        return this.#literal(node, node.value);
      case 'Identifier':
        return this.#identifier(node, node.name);
      case 'ParenthesizedExpression':
        return this.of(node.expression);
      case 'MemberExpression': {
        if (node.optional)
          return this.#refuse(node, 'Members of undefined read as undefined anyway: write "."');
        const property = node.computed ? this.of(node.property) : this.#name(node.property);
        return { type: 'member', object: this.of(node.object), property };
      }
      case 'UnaryExpression':
        if (!isUnary(node.operator)) return this.#refuse(node);
        return { type: 'unary', operator: node.operator, argument: this.of(node.argument) };
      case 'BinaryExpression':
      case 'LogicalExpression':
        if (!isBinary(node.operator)) return this.#refuse(node);
        return {
          type: 'binary',
          operator: node.operator,
          left: this.of(node.left),
          right: this.of(node.right),
        };
      case 'ConditionalExpression':
        return {
          type: 'conditional',
          test: this.of(node.test),
          then: this.of(node.consequent),
          otherwise: this.of(node.alternate),
        };
      case 'ArrayExpression':
        return {
          type: 'array',
          items: node.elements.map((item) => (item === null ? this.#refuse(node) : this.of(item))),
        };
      case 'ObjectExpression':
        return { type: 'object', entries: node.properties.map((property) => this.#entry(property)) };
      case 'CallExpression':
        return this.#call(node, node.callee, node.arguments);
      default:
        return this.#refuse(node);
    }
  }

  #literal(node: AnyNode, value: unknown): Expression {
    const plain =
      value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return plain ? { type: 'literal', value } : this.#refuse(node);
  }

  #identifier(node: AnyNode, name: string): Expression {
    if (name === 'undefined') return { type: 'literal', value: undefined };
    if (javaScriptNames.has(name)) {
      return this.#refuse(node, 'AXML sees data and sjs modules only: compute it in the page or in sjs');
    }
    return { type: 'identifier', name };
  }

  #name(node: AnyNode): Expression {
    return node.type === 'Identifier' ? { type: 'literal', value: node.name } : this.#refuse(node);
  }

  #entry(node: AnyNode): ObjectEntry {
    if (node.type === 'SpreadElement') return { kind: 'spread', value: this.of(node.argument) };
    if (node.type !== 'Property' || node.computed || node.kind !== 'init' || node.method) {
      return this.#refuse(node);
    }
    const { key } = node;
    const name =
      key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : undefined;
    if (name === undefined) return this.#refuse(key);
    return { kind: 'entry', key: name, value: this.of(node.value) };
  }

  #call(node: AnyNode, callee: AnyNode, args: readonly AnyNode[]): Expression {
    const remedy =
      'Only functions of an imported sjs module can be called: <import-sjs name="m" from="./m.sjs"/>';
    if (callee.type !== 'MemberExpression' || callee.computed) return this.#refuse(node, remedy);
    const { object, property } = callee;
    if (object.type !== 'Identifier' || property.type !== 'Identifier') return this.#refuse(node, remedy);
    this.#calls.push({ module: object.name, offset: this.#shift + node.start });
    return { type: 'call', module: object.name, name: property.name, args: args.map((arg) => this.of(arg)) };
  }

  #refuse(node: AnyNode, remedy = 'Compute it in the page and put the result into data'): never {
    const written = this.#code.slice(node.start, node.end);
    throw this.#source.error(this.#shift + node.start, `"${written}" is not allowed in AXML`, remedy);
  }
}
