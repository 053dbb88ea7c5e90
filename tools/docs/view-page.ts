/** What the call page binds. */
import { initialView } from '../../machines/index.ts';
import { SourceFile, valueOf } from './doc-comments.ts';
import { code, page, table, writtenFrom } from './markdown.ts';

const source = new SourceFile('view.ts');

export const viewKeys = source.membersOf('CallView');

export const viewPage = (): string =>
  page(
    writtenFrom('machines/view.ts'),
    '# View',
    '`callView(snapshot)` is all that the page shows of the call; its data begin with `initialView`, and each step sets only what has changed.',
    table(
      ['key', 'type', 'at first', 'meaning'],
      viewKeys.map(({ name, type, doc }) => [
        code(name),
        type === '' ? '' : code(type),
        type === '' ? '' : code(JSON.stringify(valueOf(initialView, name))),
        doc,
      ]),
    ),
    ...(['CallStatus', 'PublisherState', 'PlayerState'] as const).map(
      (name) => `${code(name)}: ${source.alternativesOf(name).map(code).join(', ')}`,
    ),
  );
