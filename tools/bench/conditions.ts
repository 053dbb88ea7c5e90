/** The conditions of every run of a scenario here: the built mini-program, 20 ms one way, no jitter. */
import { builtProgram } from '../build/built-program.ts';
import type { Conditions } from '../scenario/stage.ts';

export const usualConditions = async (): Promise<Conditions> => ({
  program: await builtProgram({ vendor: 'npm' }),
  seed: 1,
  latencyMs: 20,
  jitterMs: 0,
  platform: null,
});
