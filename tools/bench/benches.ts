/** Every bench, in the order of the table. Each is loaded when it runs: together they bring bundlers. */
import type { Bench } from './figure.ts';

const lazily = (id: string, load: () => Promise<Bench>): Bench => ({
  id,
  measure: async (run) => (await load()).measure(run),
});

export const benches: readonly Bench[] = [
  lazily('scenarios', async () => (await import('./scenarios.ts')).scenarios),
  lazily('traces', async () => (await import('./traces.ts')).traces),
  lazily('turns', async () => (await import('./turns.ts')).turns),
  lazily('chart', async () => (await import('./chart.ts')).chart),
  lazily('observers', async () => (await import('./observers.ts')).observers),
  lazily('bundle', async () => (await import('./bundle.ts')).bundle),
  lazily('endurance', async () => (await import('./endurance.ts')).endurance),
];
