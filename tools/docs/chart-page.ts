/** What the states mean, and how the chart moves between them. */
import { guardName } from '../../lab/page/chart/read-chart.ts';
import type { AnyStateNode } from 'xstate';
import { callMachine } from '../../machines/index.ts';
import { delayName, nodesBelow, transitionsOf } from '../../tests/proof/model/chart.ts';
import type { Transition } from '../../tests/proof/model/chart.ts';
import { code, details, page, table, writtenFrom } from './markdown.ts';
import { stateMeanings } from './state-meanings.ts';

const regions = Object.values(callMachine.root.states);

export const chartPage = (): string =>
  page(
    writtenFrom('machines/', 'tools/docs/state-meanings.ts'),
    '# The chart',
    'One machine, `call`, of parallel regions. Transitions are drawn as lines, a dot marks the state that is entered first. ' +
      'What its events carry: [events](events.md). How long it waits: [policies](policies.md).',
    '![The whole chart](chart/call.svg)',
    ...regions.flatMap(regionBlocks),
  );

function regionBlocks(region: AnyStateNode): readonly string[] {
  const inside = nodesBelow(region);
  const states = inside.filter((node) => node !== region);
  return [
    `## ${region.key}`,
    meaningOf(region),
    `![The region ${region.key}](chart/${region.key}.svg)`,
    table(
      ['state', 'meaning', 'on entry, and for as long as it lasts'],
      states.map((state) => [code(pathOf(state)), meaningOf(state), doingOf(state).join(', ')]),
    ),
    details(
      'Transitions',
      table(
        ['in', 'on', 'if', 'to', 'actions'],
        transitionsOf(callMachine)
          .filter(({ source }) => inside.includes(source))
          .map(transitionCells),
      ),
    ),
  ];
}

const transitionCells = ({ source, eventType, guard, target, actions }: Transition): readonly string[] => [
  code(pathOf(source)),
  triggerOf(eventType),
  guard === undefined ? '' : code(guardName(guard)),
  (target ?? []).map((state) => code(pathOf(state))).join(', '),
  actions.filter(isNamed).map(code).join(', '),
];

function triggerOf(eventType: string): string {
  if (eventType === '') return 'always';
  const delay = delayOf(eventType);
  return delay === null ? code(eventType) : `after ${code(delay)}`;
}

const doingOf = ({ entry, invoke }: AnyStateNode): readonly string[] => [
  ...entry.filter(isNamed).map(code),
  ...invoke.map(({ src }) => `invokes ${code(String(src))}`),
];

/** An id without the machine's name. */
const pathOf = ({ path }: AnyStateNode): string => path.join('.');

function meaningOf(state: AnyStateNode): string {
  const meaning = new Map(Object.entries(stateMeanings)).get(pathOf(state));
  if (meaning === undefined) throw new Error(`tools/docs/state-meanings.ts lacks ${pathOf(state)}`);
  return meaning;
}

const isNamed = (value: unknown): value is string => typeof value === 'string';

/** The delay whose end is this event; null for every other event. */
export const delayOf = (eventType: string): string | null =>
  eventType.startsWith('xstate.after.') ? delayName({ type: eventType }) : null;
