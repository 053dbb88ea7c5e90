/** The repository's Markdown, and what the tests of the docs look for in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

export interface MarkdownFile {
  /** below the project's root, with slashes */
  readonly path: string;
  readonly text: string;
}

/** Neither ours nor kept. */
const elsewhere = new Set(['node_modules', '.git', '.cache', 'dist', 'coverage', 'vendor']);

const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    if (elsewhere.has(entry.name)) return [];
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });

export const markdownFiles = (): readonly MarkdownFile[] =>
  filesBelow(projectRoot)
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({
      path: relative(projectRoot, path).replaceAll('\\', '/'),
      text: readFileSync(path, 'utf8'),
    }));

export const markdownFile = (path: string): MarkdownFile => ({
  path,
  text: readFileSync(join(projectRoot, path), 'utf8'),
});

const fence = /^ *```(\w*)\n([\s\S]*?)^ *```/gm;

/** Without code blocks, in which `#` and `[` mean something else. */
const prose = (text: string): string => text.replace(fence, '');

/** In backticks nothing is a link. */
const codeSpan = /`[^`\n]+`/g;

/** Targets of links and pictures, in order. */
export const linksIn = ({ text }: MarkdownFile): readonly string[] =>
  [
    ...prose(text)
      .replace(codeSpan, '')
      .matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g),
  ].map(([, target, attribute]) => target ?? attribute ?? '');

export const headingsIn = ({ text }: MarkdownFile): readonly { level: number; title: string }[] =>
  [...prose(text).matchAll(/^(#{1,6}) (.+)$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title,
  }));

/** The ids that GitHub gives the headings. */
export function anchorsIn(file: MarkdownFile): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const { title } of headingsIn(file)) {
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

/**
 * Everything that a reader may type: lines of `sh` blocks and code in the text that begins with npm or npx, one for each
 * `&&`.
 */
export function commandsIn({ text }: MarkdownFile): readonly string[] {
  const blocks = [...text.matchAll(fence)].filter(([, language]) => language === 'sh');
  const lines = blocks.flatMap(([, , body = '']) => body.split('\n'));
  const inline = [...prose(text).matchAll(/`((?:npm|npx) [^`]+)`/g)].map(([, code = '']) => code);
  return [...lines, ...inline].flatMap((line) =>
    line
      .split('&&')
      .map((command) => command.trim())
      .filter((command) => command !== ''),
  );
}
