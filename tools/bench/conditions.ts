/** The conditions of every run of a scenario here: the built mini-program, 20 ms one way, no jitter. */
import { directoryFiles } from '../../lab/realm/index.ts';
import { ensureBuilt } from '../build/ensure-built.ts';
import type { Conditions } from '../scenario/stage.ts';

export const usualConditions = async (): Promise<Conditions> => ({
  program: directoryFiles(await ensureBuilt({ vendor: 'npm' })),
  seed: 1,
  latencyMs: 20,
  jitterMs: 0,
  platform: null,
});
