/** Imported for its effect, before the chart runs: fewer retries for this process (`shorten-policy.ts`). */
import { shortenPolicy } from './shorten-policy.ts';

shortenPolicy();
