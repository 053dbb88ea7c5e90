/** Whoever follows a link in the docs arrives, and what they tell a reader to type is there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { anchorsIn, commandsIn, linksIn, markdownFile, markdownFiles } from './markdown-files.ts';
import type { MarkdownFile } from './markdown-files.ts';

/** What is wrong with a link; '' for one that leads somewhere. Other sites are not asked, only their addresses read. */
function fault(file: MarkdownFile, link: string): string {
  if (/^[a-z]+:/.test(link)) return /^https:/.test(link) && URL.canParse(link) ? '' : 'is no https address';
  const [target = '', anchor] = link.split('#').map(decodeURIComponent);
  const path = target === '' ? file.path : posix.join(dirname(file.path), target);
  if (!existsSync(join(projectRoot, path))) return `leads to ${path}, which is not there`;
  if (anchor === undefined) return '';
  return anchorsIn(markdownFile(path)).has(anchor) ? '' : `names #${anchor}, which ${path} has not`;
}

const { scripts }: { readonly scripts: object } = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
);

describe.each(markdownFiles())('$path', (file) => {
  it('has links and pictures that lead somewhere', () => {
    const faults = linksIn(file).map((link) => [link, fault(file, link)]);
    expect(faults.filter(([, what]) => what !== '')).toEqual([]);
  });
});

// decisions tell of the past
const ofToday = markdownFiles().filter(({ path }) => !path.startsWith('docs/decisions/'));

describe.each(ofToday)('$path', (file) => {
  it('has commands that name scripts and files that are there', () => {
    for (const command of commandsIn(file)) {
      const [, script] = /^npm run ([\w:]+)/.exec(command) ?? [];
      if (script !== undefined) expect(scripts, command).toHaveProperty([script]);
      for (const [path] of command.matchAll(/\b(?:tests|tools|examples)\/[\w./-]+/g))
        expect(existsSync(join(projectRoot, path)), command).toBe(true);
    }
  });
});

describe('the architecture page', () => {
  it('lists every decision', () => {
    const listed = linksIn(markdownFile('docs/architecture.md'));
    const decisions = markdownFiles().filter(({ path }) => path.startsWith('docs/decisions/'));
    expect(
      decisions.map(({ path }) => path.slice('docs/'.length)).filter((path) => !listed.includes(path)),
    ).toEqual([]);
  });
});

describe('the look at a link', () => {
  const file = { path: 'docs/x.md', text: '# A heading, twice\n\n## A heading, twice\n' };

  it('finds a missing file, a missing heading and a plain http address', () => {
    expect(fault(file, 'nowhere.md')).toMatch(/docs\/nowhere\.md, which is not there/);
    expect(fault(file, '../README.md#nothing')).toMatch(/#nothing/);
    expect(fault(file, 'http://example.com')).toMatch(/https/);
    expect(fault(file, '../LICENSE')).toBe('');
  });

  it('names headings as GitHub does', () => {
    expect([...anchorsIn(file)]).toEqual(['a-heading-twice', 'a-heading-twice-1']);
    expect(anchorsIn({ path: '', text: '# 在支付宝 IDE 和真机上运行\n' })).toContain(
      '在支付宝-ide-和真机上运行',
    );
  });
});
