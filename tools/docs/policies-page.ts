/** How long the chart waits, and how often it tries again. */
import { callMachine, defaultPolicy, defaultProfile } from '../../machines/index.ts';
import type { CallPolicy } from '../../machines/index.ts';
import { transitionsOf } from '../../tests/proof/model/chart.ts';
import { delayOf } from './chart-page.ts';
import { chineseOfPolicies } from './chinese.ts';
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
    '# Delays and policies · 时间与策略',
    "All time goes through XState's clock. The numbers are input of the machine; these are the defaults of [policy.ts](../../machines/policy.ts).",
    '所有时间都走 XState 的时钟。数字是状态机的输入，默认值在 [policy.ts](../../machines/policy.ts)。',
    '## Limits · 上限',
    table(
      ['name', '', 'meaning', '含义', 'runs in'],
      limits.map((one) => [...cells(one), statesOf(one.name)]),
    ),
    '## Waits between attempts · 重试间隔',
    'Before the 2nd, 3rd … attempt; after the last one the chart gives up and tells the user. 第 2、3……次之前的等待；最后一次之后放弃并告诉用户。',
    table(['name', '', 'meaning', '含义'], others.filter(isRetry).map(cells)),
    '## Settling of `<rtc-room>` · 挂载前的等待',
    table(['name', '', 'meaning', '含义'], others.filter((one) => !isRetry(one)).map(cells)),
    '## Delays that depend on the context',
    table(
      ['delay', 'takes', 'runs in'],
      new SourceFile('setup.ts')
        .propertiesOf('delays')
        .filter(({ doc }) => doc !== '')
        .map(({ name, doc }) => [code(name), doc, statesOf(name)]),
    ),
    '## Profile · 手机与产品',
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
  isPolicy(name) ? (chineseOfPolicies[name] ?? '') : '',
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
