/** The second half of the seeds, see `simulation-1.test.ts`. */
import { describe } from 'vitest';
import { simulatesSeeds } from './simulation.ts';

describe('the seeded simulation, second half', () => {
  simulatesSeeds(101, 100);
});
