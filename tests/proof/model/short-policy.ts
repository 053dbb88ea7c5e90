/**
 * Fewer retries, for the searches: each list of waits is cut to its first, so that a counter has a few values in place
 * of six. Giving up, and what comes after it, is the same whether it comes after one retry or five. Rejoining keeps two,
 * because what fails while joining again differs from what fails before.
 */
import { defaultPolicy } from '../../../machines/index.ts';
import type { CallPolicy } from '../../../machines/index.ts';

/** In words, for tables. */
export const shortRetries = 'retries 1, rejoins 2';

const first = (waits: readonly number[]): readonly number[] => waits.slice(0, 1);

export const shortPolicy: CallPolicy = {
  ...defaultPolicy,
  resourceRetries: first(defaultPolicy.resourceRetries),
  credentialsRetries: first(defaultPolicy.credentialsRetries),
  publishRetries: first(defaultPolicy.publishRetries),
  playRetries: first(defaultPolicy.playRetries),
  renewRetries: first(defaultPolicy.renewRetries),
  probeRetries: first(defaultPolicy.probeRetries),
  rejoinRetries: defaultPolicy.rejoinRetries.slice(0, 2),
};
