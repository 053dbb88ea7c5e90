/** Splits text at its `{{ }}` and makes a `Value` of it. */
import { parseExpression, type Expression, type ScriptCall } from './expression.ts';
import type { SourceText } from './source-text.ts';
import type { Value } from './tree.ts';

export interface MustacheOptions {
  /** where the text begins in the file */
  readonly offset: number;
  /** the one `{{ }}` holds an object without its braces */
  readonly objectLike?: boolean;
}

interface Part {
  readonly kind: 'text' | 'code';
  readonly text: string;
  readonly offset: number;
}

export function valueOf(
  source: SourceText,
  text: string,
  { offset, objectLike = false }: MustacheOptions,
  calls: ScriptCall[],
): Value {
  const parts = [...split(source, text, offset)];
  const expressionOf = ({ text: code, offset: begin }: Part): Expression =>
    parseExpression(source, { code, offset: begin, objectLike: objectLike || looksLikeEntries(code) }, calls);
  const [first] = parts;
  if (first === undefined) return { kind: 'literal', value: '' };
  if (parts.length === 1) {
    return first.kind === 'text'
      ? { kind: 'literal', value: first.text }
      : { kind: 'expression', expression: expressionOf(first) };
  }
  return {
    kind: 'text',
    parts: parts.map((part) => (part.kind === 'text' ? part.text : expressionOf(part))),
  };
}

const looksLikeEntries = (code: string): boolean => /^\s*(\.\.\.|[\w$]+\s*:)/.test(code);

function* split(source: SourceText, text: string, offset: number): Generator<Part> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', text: text.slice(at, open), offset: offset + at };
    const close = endOfCode(text, open + 2);
    if (close < 0) throw source.error(offset + open, '{{ without }}', 'Close it');
    yield { kind: 'code', text: text.slice(open + 2, close), offset: offset + open + 2 };
    at = close + 2;
  }
  if (at < text.length) yield { kind: 'text', text: text.slice(at), offset: offset + at };
}

/** The offset of `}}` that ends the code; braces of object literals and strings are skipped. -1 when there is none. */
function endOfCode(text: string, begin: number): number {
  let depth = 0;
  let quote = '';
  for (let at = begin; at < text.length; at++) {
    const letter = text.charAt(at);
    if (quote !== '') {
      if (letter === '\\') at += 1;
      else if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '{') depth += 1;
    else if (letter === '}' && depth > 0) depth -= 1;
    else if (letter === '}' && text.charAt(at + 1) === '}') return at;
  }
  return -1;
}
