/**
 * What the phone's engines may not take: anything newer than ES2015, dynamic imports, modules. Found in the syntax
 * tree, so that a word inside a text is not mistaken for code.
 */
import { parseAst } from 'rolldown/parseAst';

/**
 * Descriptions such as `optional chaining at 1204`; empty when all is well.
 * @param sourceType `module` for what a bundler still takes in: imports and exports are fine there
 */
export function forbiddenSyntax(code: string, sourceType: 'script' | 'module' = 'script'): string[] {
  const found: string[] = [];
  visit(parseAst(code, { sourceType }), (node) => {
    if (sourceType === 'module' && /^(Im|Ex)port\w*Declaration$/.test(node.type)) return;
    const what = complaint(node);
    if (what !== undefined) found.push(`${what} at ${String(node['start'])}`);
  });
  return found;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

const newerThanEs2015: Readonly<Record<string, string>> = {
  ImportExpression: 'dynamic import',
  ImportDeclaration: 'import',
  ExportNamedDeclaration: 'export',
  ExportDefaultDeclaration: 'export',
  ExportAllDeclaration: 'export',
  ChainExpression: 'optional chaining',
  AwaitExpression: 'await',
  PrivateIdentifier: 'private field',
  PropertyDefinition: 'class field',
  StaticBlock: 'static block',
};

const newerOperators = new Set(['**', '**=', '??', '??=', '||=', '&&=']);

function complaint(node: Node): string | undefined {
  const { type } = node;
  if (/Function/.test(type) && node['async'] === true) return 'async function';
  if (typeof node['operator'] === 'string' && newerOperators.has(node['operator'])) return node['operator'];
  if (type === 'CatchClause' && node['param'] === null) return 'catch without binding';
  if (type === 'Literal' && typeof node['bigint'] === 'string') return 'BigInt';
  if (type === 'ForOfStatement' && node['await'] === true) return 'for await';
  if ((type === 'ObjectExpression' || type === 'ObjectPattern') && spreads(node['properties']))
    return 'object spread';
  return newerThanEs2015[type];
}

const spreads = (properties: unknown): boolean =>
  Array.isArray(properties) &&
  properties.some((item) => isNode(item) && (item.type === 'SpreadElement' || item.type === 'RestElement'));

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) if (typeof child === 'object') visit(child, see);
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
