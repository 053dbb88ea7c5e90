/**
 * Fewer retries, for the searches: each list of waits is cut to its first, so that a counter has a few values in place
 * of six. Giving up, and what comes after it, is the same whether it comes after one retry or five. Rejoining keeps two,
 * because what fails while joining again differs from what fails before.
 */
import { policy } from '../../../machines/index.ts';

const kept = (name: string): number => (name === 'rejoinRetries' ? 2 : 1);

/** In words, for tables. */
export const shortRetries = 'retries 1, rejoins 2';

/** Changes the chart's own policy, for this process, until the returned function is called. */
export const shortenPolicy = (): (() => void) => {
  const lists = Object.entries(policy).filter(([, waits]) => Array.isArray(waits));
  for (const [name, waits] of lists)
    if (Array.isArray(waits)) Reflect.set(policy, name, waits.slice(0, kept(name)));
  return () => {
    for (const [name, waits] of lists) Reflect.set(policy, name, waits);
  };
};
