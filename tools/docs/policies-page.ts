/** How long the chart waits, and how often it tries again. */
import { callMachine, defaultPolicy, defaultProfile } from '../../machines/index.ts';
import type { CallPolicy } from '../../machines/index.ts';
import { transitionsOf } from '../../tests/proof/model/chart.ts';
import { delayOf } from './chart-page.ts';
import { SourceFile, valueOf } from './doc-comments.ts';
import type { Documented } from './doc-comments.ts';
import { code, duration, page, table, writtenFrom } from './markdown.ts';

const source = new SourceFile('policy.ts');
const limits = source.membersOf('CallLimits');
const others = source.membersOf('CallPolicy');
const isRetry = ({ name }: Documented): boolean => name.endsWith('Retries');

export const policies: readonly Documented[] = [...limits, ...others];

export const policiesPage = (): string =>
  page(
    writtenFrom('machines/policy.ts', 'machines/setup.ts'),
    '# Delays and policies',
    "All time goes through XState's clock. The numbers are input of the machine; these are the defaults of [policy.ts](../../machines/policy.ts).",
    '## Limits',
    table(
      ['name', '', 'meaning', 'runs in'],
      limits.map((one) => [...cells(one), statesOf(one.name)]),
    ),
    '## Waits between attempts',
    'Before the 2nd, 3rd … attempt; after the last one the chart gives up and tells the user.',
    table(['name', '', 'meaning'], others.filter(isRetry).map(cells)),
    '## Settling of `<rtc-room>`',
    table(['name', '', 'meaning'], others.filter((one) => !isRetry(one)).map(cells)),
    '## Delays that depend on the context',
    table(
      ['delay', 'takes', 'runs in'],
      new SourceFile('setup.ts')
        .propertiesOf('delays')
        .filter(({ doc }) => doc !== '')
        .map(({ name, doc }) => [code(name), doc, statesOf(name)]),
    ),
    '## Profile',
    `Given to the machine at its start; the defaults, which [profile.ts](../../src/call/profile.ts) sets for the phone at hand:`,
    table(
      ['name', 'type', 'default', 'meaning'],
      source
        .membersOf('CallProfile')
        .filter(({ type }) => type !== '')
        .map(({ name, type, doc }) => [
          code(name),
          code(type),
          code(String(valueOf(defaultProfile, name))),
          doc,
        ]),
    ),
  );

const cells = ({ name, doc }: Documented): readonly string[] => [
  code(name),
  timesOf(name).map(duration).join(', '),
  doc,
];

const isPolicy = (name: string): name is keyof CallPolicy => name in defaultPolicy;

function timesOf(name: string): readonly number[] {
  if (!isPolicy(name)) throw new Error(`${name} is no policy`);
  const times: number | readonly number[] = defaultPolicy[name];
  return typeof times === 'number' ? [times] : times;
}

/** The states in which a delay of this name runs. */
const statesOf = (delay: string): string =>
  transitionsOf(callMachine)
    .filter(({ eventType }) => delayOf(eventType) === delay)
    .map(({ source: { path } }) => code(path.join('.')))
    .filter((state, at, all) => all.indexOf(state) === at)
    .join(', ');
