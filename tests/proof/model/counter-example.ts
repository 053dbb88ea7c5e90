/**
 * What a search found, for whoever has to mend it: the broken sentence and the shortest way there in words, and the same
 * way as a trace in the flight recorder's own format, for the inspector's viewer and `npm run replay`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createActor } from 'xstate';
import { callMachine, shellActor } from '../../../machines/index.ts';
import type { CallInput } from '../../../machines/index.ts';
import { createFlightRecorder } from '../../../src/recorder/flight-recorder.ts';
import type { ChartEvent, ChartMachine } from './chart.ts';
import { inSight } from './environments.ts';
import { product } from './parts.ts';
import type { Result } from './parts.ts';
import type { Violation } from './search.ts';
import { violationText } from './trace.ts';

const directory = '.cache/verify';

/** Delays run out when the path says so. */
const noTime = { setTimeout: (): number => 0, clearTimeout: (): void => undefined };

/** The chart with an outside that never answers; what it tells the outside is only recorded. */
const silent = (machine: ChartMachine): ChartMachine => {
  const names = Object.keys(machine.implementations.actors);
  const actors: unknown = Object.fromEntries(names.map((name) => [name, shellActor(() => undefined)]));
  return machine.provide({ actors } as Parameters<ChartMachine['provide']>[0]);
};

/** The text of a trace file. A step that throws ends it. */
const traceOf = (
  events: readonly ChartEvent[],
  machine: ChartMachine = callMachine,
  input?: CallInput,
): string => {
  const recorder = createFlightRecorder(() => actor.getSnapshot());
  const actor = createActor(silent(machine), { input, clock: noTime, inspect: recorder.inspect });
  actor.subscribe({ error: () => undefined });
  actor.start();
  // a delay's event is no event that anybody may send, so the machine's type does not have it
  for (const event of events) actor.send(event as Parameters<typeof actor.send>[0]);
  return recorder.trace();
};

const fileNameOf = (part: string, index: number): string =>
  `${part.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}-${index + 1}.json`;

/** Writes the trace and returns the lines that tell where it is and who opens it. */
const writeTrace = (
  events: readonly ChartEvent[],
  { part, machine, input }: Result,
  index: number,
): readonly string[] => {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, fileNameOf(part, index));
  writeFileSync(file, `${traceOf(events, machine, input)}\n`);
  return [
    `  trace: ${file}`,
    `  step by step: npm run inspect, then open the file; or: npm run replay -- ${file}`,
  ];
};

/** Far enough for a bug that any call meets; the way itself is known already, without the other regions. */
const wholeLimit = 4_000;

/** A region alone moves by what no chart ever hears: its trace is that of a whole call, where one breaks soon. */
const inWholeCall = ({ part, machine, input }: Result): readonly string[] => {
  const found = product(1, {
    machine,
    profile: input.profile,
    stopAtFirst: true,
    limit: wholeLimit,
    allows: inSight,
  });
  const [first] = byWay(found.violations.filter(({ events }) => events.length > 0));
  if (first === undefined) return ['No whole call breaks as soon, so there is no trace.'];
  return [
    'In a whole call:',
    violationText(first.sentences, first.events, machine, input),
    ...writeTrace(first.events, { ...found, part }, 0),
  ];
};

interface Way {
  readonly events: readonly ChartEvent[];
  readonly sentences: readonly string[];
}

/** Violations by the way that leads to them: one bug breaks several promises at once. */
const byWay = (violations: readonly Violation[]): readonly Way[] => {
  const ways = new Map<string, Way>();
  for (const { events, sentence } of violations) {
    const key = JSON.stringify(events);
    ways.set(key, { events, sentences: [...(ways.get(key)?.sentences ?? []), sentence] });
  }
  return [...ways.values()];
};

/** '' where nothing is broken. */
export const counterExamples = (result: Result): string => {
  const { searched, input, violations, isWhole } = result;
  const texts = byWay(violations).map(({ events, sentences }, index) =>
    [
      violationText(sentences, events, searched, input),
      ...(isWhole && events.length > 0 ? writeTrace(events, result, index) : []),
    ].join('\n'),
  );
  const whole = violations.length > 0 && !isWhole ? [inWholeCall(result).join('\n')] : [];
  return [...texts, ...whole].join('\n\n');
};
