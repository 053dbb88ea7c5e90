/** What the call page binds. */
import { initialView } from '../../machines/index.ts';
import { chineseOfView } from './chinese.ts';
import { SourceFile, valueOf } from './doc-comments.ts';
import { code, page, table, writtenFrom } from './markdown.ts';

const source = new SourceFile('view.ts');

export const viewKeys = source.membersOf('CallView');

export const viewPage = (): string =>
  page(
    writtenFrom('machines/view.ts'),
    '# View · 页面数据',
    '`callView(snapshot)` is all that the page shows of the call; its data begin with `initialView`, and each step sets only what has changed.',
    '页面展示的全部通话数据就是 `callView(snapshot)`；从 `initialView` 开始，每一步只设置变化了的键。',
    table(
      ['key', 'type', 'at first', 'meaning', '含义'],
      viewKeys.map(({ name, type, doc }) => [
        code(name),
        type === '' ? '' : code(type),
        type === '' ? '' : code(JSON.stringify(valueOf(initialView, name))),
        doc,
        chineseOf(name),
      ]),
    ),
    ...(['CallStatus', 'PublisherState', 'PlayerState'] as const).map(
      (name) => `${code(name)}: ${source.alternativesOf(name).map(code).join(', ')}`,
    ),
  );

const chinese: Readonly<Record<string, string | undefined>> = chineseOfView;
const chineseOf = (name: string): string => chinese[name] ?? '';
