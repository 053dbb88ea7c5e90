/** Runs the searches that `check-chart.ts` asks for and tells it how far they are and what they found. */
import { wholeCall } from '../../tests/proof/model/environments.ts';
import { counterExamples } from '../../tests/proof/model/counter-example.ts';
import { invariants } from '../../tests/proof/model/invariants.ts';
import { harmless, isNoticed, mutants } from '../../tests/proof/model/mutants.ts';
import { parts, product, productParts } from '../../tests/proof/model/parts.ts';
import type { Result } from '../../tests/proof/model/parts.ts';
import type { SearchProgress } from '../../tests/proof/model/search.ts';
import { shortRetries } from '../../tests/proof/model/short-policy.ts';
import { checkTwoParties } from '../../tests/proof/model/two-party.ts';
import type { TwoPartyBounds, TwoPartyProgress } from '../../tests/proof/model/two-party.ts';
import type { SearchMessage } from './check-chart.ts';
import { timeText } from './progress.ts';
import type { Row } from './table.ts';

const parent = process.ppid;

/** Says how it goes, and ends where nobody listens any more: a search has no pause in which it would be told. */
const tell = (message: SearchMessage): void => {
  if (process.ppid !== parent) process.exit(1);
  process.send?.(message);
};

const rowOf = (
  what: string,
  bounds: string,
  { configurations, pairs, ms }: Pick<SearchProgress, 'configurations' | 'pairs' | 'ms'>,
): Pick<Row, 'what' | 'bounds' | 'configurations' | 'pairs' | 'ms' | 'invariants'> => ({
  what,
  bounds,
  configurations,
  pairs,
  ms,
  invariants: invariants.length,
});

type Run = (onProgress: (soFar: SearchProgress) => void) => Result;

const reportSearch = (what: string, bounds: string, run: Run): void => {
  const result = run((soFar) =>
    tell({
      progress: `${what}: ${soFar.configurations} configurations, ${soFar.waiting} of them waiting, ${timeText(soFar.ms)}`,
      row: {
        ...rowOf(what, bounds, soFar),
        transitions: soFar.transitions,
        violations: soFar.violations,
        complete: false,
      },
    }),
  );
  const { graph, violations } = result;
  tell({
    progress: null,
    row: {
      ...rowOf(what, bounds, graph),
      transitions: graph.transitions.size,
      violations: violations.length,
      complete: graph.complete,
    },
    text: counterExamples(result),
  });
};

process.on('SIGINT', () => undefined);
const [remotesText, ...wanted] = process.argv.slice(2);
const remotes = remotesText === '2' ? 2 : 1;
if (wanted.includes('chart'))
  for (const { name, sentence, run } of parts)
    reportSearch(`chart: ${name}`, `${sentence} ${shortRetries}`, (onProgress) =>
      run(undefined, { onProgress }),
    );

const wholeBounds = `${wholeCall.sentence} Remote streams ${remotes}, ${shortRetries}`;
if (wanted.includes('product'))
  for (const { name, part } of productParts)
    reportSearch(name, wholeBounds, (onProgress) => product(remotes, { part, onProgress }));
if (wanted.includes('unsplit'))
  reportSearch(wholeCall.name, wholeBounds, (onProgress) => product(remotes, { onProgress }));

/** How often something goes wrong, and how often a user does more than join. */
const twoPartyBounds = [
  { faults: 1, acts: 0 },
  { faults: 0, acts: 1 },
  { faults: 1, acts: 1 },
] as const;

/** About 3 GB. */
const mostConfigurations = 1_000_000;

const reportTwoParties = (bounds: TwoPartyBounds): void => {
  const what = `two parties, ${bounds.faults} faults, ${bounds.acts} acts`;
  const stated =
    `links that break, messages twice, kicks and time-outs ${bounds.faults}, taps beyond joining ${bounds.acts}; ` +
    `one lane each way, in order; ${shortRetries}; at most ${mostConfigurations.toLocaleString('en')} configurations`;
  const figuresOf = ({ configurations, moves, ms }: TwoPartyProgress) => ({
    ...rowOf(what, stated, { configurations, pairs: moves, ms }),
    invariants: 1,
  });
  const result = checkTwoParties({
    ...bounds,
    limit: mostConfigurations,
    onProgress: (soFar) =>
      tell({
        progress: `${what}: ${soFar.configurations} configurations, ${soFar.waiting} of them waiting, ${timeText(soFar.ms)}`,
        row: { ...figuresOf(soFar), violations: 0, complete: false },
      }),
  });
  const { violation, end, complete } = result;
  tell({
    progress: null,
    row: {
      ...figuresOf({ ...result, waiting: 0 }),
      violations: violation === null ? 0 : 1,
      complete,
    },
    text: violation === null ? '' : ['They do not play each other:', ...violation, end].join('\n  '),
  });
};

if (wanted.includes('parties')) for (const bounds of twoPartyBounds) reportTwoParties(bounds);

/** Plants every bug in turn; one that nothing notices and nobody has excused is a violation, and an excuse that is none. */
const reportMutants = (): void => {
  const begun = performance.now();
  const unnoticed: string[] = [];
  const rowAt = (done: number): Row => ({
    what: 'planted bugs',
    bounds: `${done} of ${mutants.length} planted; excused with a reason: ${Object.keys(harmless).length}`,
    invariants: invariants.length,
    violations: unnoticed.length,
    complete: done === mutants.length,
    ms: performance.now() - begun,
  });
  mutants.forEach(({ name, machine }, index) => {
    const left = ((performance.now() - begun) / Math.max(1, index)) * (mutants.length - index);
    const estimate = index === 0 ? '' : `, ${timeText(left)} left`;
    tell({
      progress: `planted bugs: ${index} of ${mutants.length}${estimate}; unnoticed: ${unnoticed.join(', ') || 'none'}`,
      row: rowAt(index),
    });
    if (isNoticed(machine) === name in harmless) unnoticed.push(name);
  });
  tell({
    progress: null,
    row: rowAt(mutants.length),
    text: unnoticed.length === 0 ? '' : ['Nothing notices these planted bugs:', ...unnoticed].join('\n  '),
  });
};

if (wanted.includes('mutants')) reportMutants();
