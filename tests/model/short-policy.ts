/**
 * Fewer retries, for the searches: each list of waits is cut to its first, so that a counter has a few values in place
 * of six. Giving up, and what comes after it, is the same whether it comes after one retry or five. Rejoining keeps two,
 * because what fails while joining again differs from what fails before. Imported for its effect, before the chart runs.
 */
import { policy } from '../../machines/index.ts';

const kept = (name: string): number => (name === 'rejoinRetries' ? 2 : 1);

for (const [name, waits] of Object.entries(policy))
  if (Array.isArray(waits)) Reflect.set(policy, name, waits.slice(0, kept(name)));
