/** Runs the searches that `check-chart.ts` asks for and tells it how far they are and what they found. */
import '../../tests/model/short-policy.ts';
import { invariants } from '../../tests/model/invariants.ts';
import { parts, product } from '../../tests/model/parts.ts';
import type { Result } from '../../tests/model/parts.ts';
import { checkTwoParties } from '../../tests/model/two-party.ts';
import type { TwoPartyBounds } from '../../tests/model/two-party.ts';
import type { SearchMessage } from './check-chart.ts';

const tell = (message: SearchMessage): void => void process.send?.(message);

const report = (what: string, { graph, violations, text }: Result): void =>
  tell({
    row: {
      what,
      reached: graph.configurations.length,
      tried: graph.pairs,
      kinds: graph.transitions.size,
      promises: invariants.length,
      violations: violations.length,
      complete: graph.complete,
      ms: graph.ms,
    },
    text,
  });

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
