/** Every bench, in the order of the table. */
import { bundle } from './bundle.ts';
import { chart } from './chart.ts';
import { chartView } from './chart-view.ts';
import { endurance } from './endurance.ts';
import type { Bench } from './figure.ts';
import { observers } from './observers.ts';
import { scenarios } from './scenarios.ts';
import { traces } from './traces.ts';
import { turns } from './turns.ts';

export const benches: readonly Bench[] = [
  scenarios,
  traces,
  turns,
  chart,
  observers,
  bundle,
  endurance,
  chartView,
];
