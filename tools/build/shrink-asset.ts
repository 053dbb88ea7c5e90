/** What the IDE reads beside the scripts, without what only people read: comments, indentation, line breaks. */
import { extname } from 'node:path';
import postcss from 'postcss';
import { parseJson } from '../../src/adapters/json.ts';

/** How to shrink a text by its extension; what is not here is copied as it is. */
const shrinkers: Readonly<Record<string, (text: string) => string>> = {
  '.axml': shrinkAxml,
  '.acss': shrinkAcss,
  '.json': (text) => JSON.stringify(parseJson(text)),
};

export const shrinkerOf = (file: string): ((text: string) => string) | undefined => shrinkers[extname(file)];

/** Line breaks between two tags go, any other one becomes a space; spaces within a line stay as they are. */
export function shrinkAxml(text: string): string {
  return text
    .replace(/<!--[^]*?-->/g, '')
    .replace(/>\s*\n\s*</g, '><')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ (\/?>)/g, '$1')
    .trim();
}

export function shrinkAcss(text: string): string {
  const root = postcss.parse(text);
  root.walkComments((comment) => void comment.remove());
  root.walk((node) => {
    const between = node.type === 'decl' ? ':' : '';
    Object.assign(node.raws, { before: '', between, after: '', afterName: ' ', semicolon: false });
    if (node.type === 'decl') node.value = onOneLine(node.value);
    if (node.type === 'rule') node.selectors = node.selectors.map(onOneLine);
    if (node.type === 'rule') node.selector = node.selectors.join(',');
  });
  root.raws = {};
  return root.toString();
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
