/** Pages in two languages have the same headings, links and commands. */
import { describe, expect, it } from 'vitest';
import { commandsIn, headingsIn, linksIn, markdownFile } from './markdown-files.ts';

/** Chinese first: the language of most readers. */
const pairs = [
  ['README.md', 'README.en.md'],
  ['docs/phone-test.zh.md', 'docs/phone-test.md'],
  ['docs/embedding.zh.md', 'docs/embedding.md'],
  ['examples/credentials-server/README.md', 'examples/credentials-server/README.en.md'],
] as const;

/** Each language links to its own, and anchors are words. */
const plainLink = (link: string): string => link.replace(/#.*/, '').replace(/\.(?:zh|en)\.md$/, '.md');

describe.each(pairs)('%s and %s', (...paths) => {
  const [chinese, english] = paths.map(markdownFile).map((file) => ({
    levels: headingsIn(file).map(({ level }) => level),
    links: linksIn(file).map(plainLink).sort(),
    commands: commandsIn(file).map((command) => command.replace(/<.*>/, '<…>')),
  }));

  it.each(['levels', 'links', 'commands'] as const)('have the same %s', (what) => {
    expect(english?.[what]).toEqual(chinese?.[what]);
  });
});
