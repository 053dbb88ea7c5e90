/**
 * Prints AXML expressions as JavaScript (ES2020), for a host that compiles pages to render code. The code behaves like
 * `evaluate`: members of undefined read as undefined.
 */
import type { Expression, ObjectEntry } from './expression.ts';
import type { Value } from './tree.ts';

export interface PrintOptions {
  /** the code that reads a name of the page's scope, such as `$.room` */
  identifier(name: string): string;
  /** the code of an imported sjs module */
  script(module: string): string;
  /** the name of a function that shows a value as text, `textOf` at run time */
  readonly text: string;
}

export function printExpression(expression: Expression, options: PrintOptions): string {
  const of = (inner: Expression): string => printExpression(inner, options);
  switch (expression.type) {
    case 'literal':
      return expression.value === undefined ? 'undefined' : JSON.stringify(expression.value);
    case 'identifier':
      return options.identifier(expression.name);
    case 'member':
      return `${of(expression.object)}?.[${of(expression.property)}]`;
    case 'unary':
      return `(${expression.operator} ${of(expression.argument)})`;
    case 'binary':
      return `(${of(expression.left)} ${expression.operator} ${of(expression.right)})`;
    case 'conditional':
      return `(${of(expression.test)} ? ${of(expression.then)} : ${of(expression.otherwise)})`;
    case 'array':
      return `[${expression.items.map(of).join(', ')}]`;
    case 'object':
      return `({ ${expression.entries.map((entry) => printEntry(entry, options)).join(', ')} })`;
    case 'call':
      return `${options.script(expression.module)}?.[${JSON.stringify(expression.name)}]?.(${expression.args.map(of).join(', ')})`;
  }
}

const printEntry = (entry: ObjectEntry, options: PrintOptions): string => {
  const value = printExpression(entry.value, options);
  return entry.kind === 'spread' ? `...${value}` : `${JSON.stringify(entry.key)}: ${value}`;
};

export function printValue(value: Value, options: PrintOptions): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'expression':
      return printExpression(value.expression, options);
    case 'text':
      return value.parts
        .map((part) =>
          typeof part === 'string'
            ? JSON.stringify(part)
            : `${options.text}(${printExpression(part, options)})`,
        )
        .join(' + ');
  }
}
