/** Runs the searches that `check-chart.ts` asks for and tells it how far they are and what they found. */
import '../../tests/model/short-policy.ts';
import { invariants } from '../../tests/model/invariants.ts';
import { parts, product } from '../../tests/model/parts.ts';
import type { Result } from '../../tests/model/parts.ts';
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
