/** Runs the searches that `check-chart.ts` asks for and tells it how far they are and what they found. */
import '../../tests/model/short-policy.ts';
import { transitionName, transitionsOf } from '../../tests/model/chart.ts';
import type { ChartMachine } from '../../tests/model/chart.ts';
import { counterExamples } from '../../tests/model/counter-example.ts';
import { invariants } from '../../tests/model/invariants.ts';
import { mutants } from '../../tests/model/mutants.ts';
import { parts, product } from '../../tests/model/parts.ts';
import type { Result } from '../../tests/model/parts.ts';
import { checkTwoParties } from '../../tests/model/two-party.ts';
import type { TwoPartyBounds } from '../../tests/model/two-party.ts';
import type { SearchMessage } from './check-chart.ts';

const tell = (message: SearchMessage): void => void process.send?.(message);

const report = (what: string, result: Result): void => {
  const { graph, violations } = result;
  tell({
    row: {
      what,
      reached: graph.configurations,
      tried: graph.pairs,
      kinds: graph.transitions.size,
      promises: invariants.length,
      violations: violations.length,
      complete: graph.complete,
      ms: graph.ms,
    },
    text: counterExamples(result),
  });
};

const progressOf =
  (what: string) =>
  (done: number, waiting: number): void =>
    tell({ progress: `${what}: ${done} configurations, ${waiting} waiting` });

process.on('SIGINT', () => undefined);
const [remotes, ...wanted] = process.argv.slice(2);
if (wanted.includes('chart'))
  for (const { name, run } of parts)
    report(`chart: ${name}`, run(undefined, { onProgress: progressOf(name) }));
if (wanted.includes('product')) {
  const name = `whole chart, ${remotes} remote`;
  report(name, product(remotes === '2' ? 2 : 1, { onProgress: progressOf(name) }));
}

/** A million configurations are about 20 minutes and 3 GB. */
const mostConfigurations = 300_000;

const reportTwoParties = (bounds: TwoPartyBounds): void => {
  const what = `two parties, ${bounds.faults} faults, ${bounds.acts} acts`;
  const { configurations, moves, complete, violation, end, ms } = checkTwoParties({
    ...bounds,
    limit: mostConfigurations,
    onProgress: progressOf(what),
  });
  tell({
    row: {
      what,
      reached: configurations,
      tried: moves,
      kinds: 0,
      promises: 1,
      violations: violation === null ? 0 : 1,
      complete,
      ms,
    },
    text: violation === null ? '' : ['They do not play each other:', ...violation, end].join('\n  '),
  });
};

if (wanted.includes('parties'))
  for (const [faults, acts] of [
    [2, 0],
    [0, 2],
    [1, 1],
  ] as const)
    reportTwoParties({ faults, acts });

/** Plants every bug in turn; one that no search notices is told, and is for a person to judge. */
const reportMutants = (): void => {
  const begun = performance.now();
  const unnoticed: string[] = [];
  mutants.forEach(({ name, machine }, index) => {
    tell({ progress: `mutants: ${index} of ${mutants.length}, ${unnoticed.length} unnoticed` });
    if (!isNoticed(machine)) unnoticed.push(name);
  });
  tell({
    row: {
      what: 'planted bugs',
      reached: mutants.length,
      tried: mutants.length - unnoticed.length,
      kinds: 0,
      promises: invariants.length,
      violations: 0,
      complete: true,
      ms: performance.now() - begun,
    },
    text: unnoticed.length === 0 ? '' : ['No search notices these planted bugs:', ...unnoticed].join('\n  '),
  });
};

/** By a broken invariant, a transition that is never taken any more, or two people who do not play each other. */
const isNoticed = (machine: ChartMachine): boolean => {
  const taken = new Set<string>();
  for (const { run } of parts) {
    const { graph, violations } = run(machine, { stopAtFirst: true });
    if (violations.length > 0) return true;
    for (const transition of graph.transitions.keys()) taken.add(transition);
  }
  if (transitionsOf(machine).some((transition) => !taken.has(transitionName(transition)))) return true;
  return [
    { faults: 1, acts: 0 },
    { faults: 0, acts: 1 },
  ].some((bounds) => checkTwoParties(bounds, machine).violation !== null);
};

if (wanted.includes('mutants')) reportMutants();
