/** Pieces of the generated pages. */

/** First line of every generated page. */
export const writtenFrom = (...sources: readonly string[]): string =>
  `<!-- Written by npm run docs from ${sources.join(', ')}. Change it there. -->`;

/** Bars would end a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

export const code = (text: string): string => `\`${text}\``;

/** Folded until somebody wants it. */
export const details = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;

/** Paragraphs, tables and headings, each after an empty line. */
export const page = (...blocks: readonly string[]): string =>
  `${blocks.filter((block) => block !== '').join('\n\n')}\n`;

/** @param ms for people: `800 ms`, `15 s`, `5.5 min` */
export function duration(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  return ms < 120_000 ? `${ms / 1_000} s` : `${ms / 60_000} min`;
}
