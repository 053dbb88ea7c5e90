/** The machine that measures. */
import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Machine } from './figure.ts';
import { rounded } from './statistics.ts';

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  day: new Date().toISOString().slice(0, 10),
  load: rounded(loadavg()[0] ?? 0),
});
