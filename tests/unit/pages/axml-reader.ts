/** Reads AXML as strictly as the project wants it written: every tag closed, expressions of a small grammar. */
import { Parser } from 'htmlparser2';
import ts from 'typescript';

export interface AxmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly ancestors: readonly AxmlElement[];
}

export interface Axml {
  readonly elements: readonly AxmlElement[];
  /** the code between `{{` and `}}`, with the element that it stands on or in */
  readonly expressions: readonly { readonly code: string; readonly element: AxmlElement }[];
}

/** Throws where a tag is left open. */
export function readAxml(source: string): Axml {
  const elements: AxmlElement[] = [];
  const expressions: { code: string; element: AxmlElement }[] = [];
  const open: AxmlElement[] = [];
  const collect = (text: string, element: AxmlElement | undefined): void => {
    for (const [, code = ''] of text.matchAll(/\{\{(.*?)\}\}/gs))
      if (element) expressions.push({ code, element });
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const element = { tag, attributes, ancestors: [...open] };
        elements.push(element);
        open.push(element);
        for (const text of Object.values(attributes)) collect(text, element);
      },
      ontext: (text) => collect(text, open.at(-1)),
      onclosetag(tag, implied) {
        const element = open.pop();
        const selfClosed = implied && element === elements.at(-1) && source[parser.endIndex - 1] === '/';
        if (implied && !selfClosed) throw new Error(`<${tag}> is not closed`);
      },
    },
    { xmlMode: true },
  );
  parser.end(source);
  return { elements, expressions };
}

const allowed = new Set([
  ts.SyntaxKind.ParenthesizedExpression,
  ts.SyntaxKind.Identifier,
  ts.SyntaxKind.PropertyAccessExpression,
  ts.SyntaxKind.ElementAccessExpression,
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NumericLiteral,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.PrefixUnaryExpression,
  ts.SyntaxKind.BinaryExpression,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ArrayLiteralExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.PropertyAssignment,
  // operators and punctuation, which are nodes of their own
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.QuestionToken,
  ts.SyntaxKind.ColonToken,
]);

/** The names that an expression starts from. Throws where it leaves the grammar, such as at a call. */
export function namesIn(code: string): string[] {
  const file = ts.createSourceFile('expression.ts', `(${code})`, ts.ScriptTarget.ES2020, true);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node)) return visit(node.expression);
    if (!allowed.has(node.kind)) throw new Error(`${ts.SyntaxKind[node.kind]} in {{${code}}}`);
    if (ts.isIdentifier(node)) names.push(node.text);
    if (ts.isPropertyAccessExpression(node)) return visit(node.expression);
    if (ts.isPropertyAssignment(node)) return visit(node.initializer);
    ts.forEachChild(node, visit);
  };
  const [statement, ...others] = file.statements;
  if (statement === undefined || others.length > 0) throw new Error(`not one expression: {{${code}}}`);
  visit(statement);
  return names;
}
