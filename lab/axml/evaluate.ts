/** Evaluates AXML expressions. Unknown names and members of undefined read as undefined; nothing throws. */
import type { BinaryOperator, Expression, UnaryOperator } from './expression.ts';
import type { Value } from './tree.ts';

export interface Scope {
  read(name: string): unknown;
  /** an imported sjs module's exports */
  script(module: string): unknown;
}

export function evaluate(expression: Expression, scope: Scope): unknown {
  const of = (inner: Expression): unknown => evaluate(inner, scope);
  switch (expression.type) {
    case 'literal':
      return expression.value;
    case 'identifier':
      return scope.read(expression.name);
    case 'member':
      return memberOf(of(expression.object), of(expression.property));
    case 'unary':
      return unary(expression.operator, of(expression.argument));
    case 'binary':
      return binary(
        expression.operator,
        () => of(expression.left),
        () => of(expression.right),
      );
    case 'conditional':
      return of(expression.test) ? of(expression.then) : of(expression.otherwise);
    case 'array':
      return expression.items.map(of);
    case 'object':
      return Object.assign(
        {},
        ...expression.entries.map((entry) =>
          entry.kind === 'spread' ? of(entry.value) : { [entry.key]: of(entry.value) },
        ),
      );
    case 'call': {
      const method = memberOf(scope.script(expression.module), expression.name);
      return typeof method === 'function'
        ? Reflect.apply(method, undefined, expression.args.map(of))
        : undefined;
    }
  }
}

/** A value as an attribute gets it: typed when it is one expression. */
export function valueIn(value: Value, scope: Scope): unknown {
  switch (value.kind) {
    case 'literal':
      return value.value;
    case 'expression':
      return evaluate(value.expression, scope);
    case 'text':
      return value.parts
        .map((part) => (typeof part === 'string' ? part : textOf(evaluate(part, scope))))
        .join('');
  }
}

/** A value as text shows it: nothing for undefined and null. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(textOf).join(',') : String(value);
}

/** Own members only: data is JSON, and prototypes are not part of it. */
function memberOf(object: unknown, key: unknown): unknown {
  if (typeof object === 'string') {
    return key === 'length' ? object.length : object[Number(key)];
  }
  if (typeof object !== 'object' || object === null) return undefined;
  const name = String(key);
  return Object.prototype.hasOwnProperty.call(object, name) ? Reflect.get(object, name) : undefined;
}

function unary(operator: UnaryOperator, value: unknown): unknown {
  switch (operator) {
    case '!':
      return !value;
    case '-':
      return -Number(value);
    case '+':
      return Number(value);
    case 'typeof':
      return typeof value;
  }
}

function binary(operator: BinaryOperator, left: () => unknown, right: () => unknown): unknown {
  switch (operator) {
    case '&&':
      return left() && right();
    case '||':
      return left() || right();
    case '===':
      return left() === right();
    case '!==':
      return left() !== right();
    case '==':
      return left() == right();
    case '!=':
      return left() != right();
    case '+':
      return plus(left(), right());
    default:
      return arithmetic(operator, left(), right());
  }
}

const plus = (left: unknown, right: unknown): string | number =>
  typeof left === 'number' && typeof right === 'number' ? left + right : `${String(left)}${String(right)}`;

function arithmetic(
  operator: '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=',
  first: unknown,
  second: unknown,
): number | boolean {
  const [left, right] =
    typeof first === 'string' && typeof second === 'string'
      ? [first, second]
      : [Number(first), Number(second)];
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '-':
      return Number(left) - Number(right);
    case '*':
      return Number(left) * Number(right);
    case '/':
      return Number(left) / Number(right);
    case '%':
      return Number(left) % Number(right);
  }
}
