/** What a replay found, in lines for a terminal. */
import type { Trace } from './read-trace.ts';
import type { Divergence, Replay } from './replay.ts';

export const replayReport = (name: string, trace: Trace, { divergence, otherChart }: Replay): string[] => [
  `${name}: ${trace.steps.length} events, ${span(trace)} s${trace.forgotten > 0 ? `, after ${trace.forgotten} forgotten ones` : ''}`,
  ...(trace.version === 1
    ? ['  from before version 2: it holds ids and names in clear, keep it private']
    : []),
  ...(otherChart ? ['  recorded by another version of the chart'] : []),
  ...(divergence === null ? ['  no divergence'] : divergenceLines(trace, divergence)),
  ...(trace.death === undefined
    ? []
    : [`  the chart died over ${JSON.stringify(trace.death.event)}: ${trace.death.error}`]),
];

/** s between the first event and the last */
const span = ({ steps }: Trace): string =>
  (((steps.at(-1)?.at ?? 0) - (steps[0]?.at ?? 0)) / 1_000).toFixed(1);

const divergenceLines = (trace: Trace, { step, in: part, recorded, replayed }: Divergence): string[] => [
  `  diverges in ${part} at event ${step + 1} of ${trace.steps.length}: ${JSON.stringify(trace.steps[step]?.event)}`,
  `    recorded ${JSON.stringify(recorded)}`,
  `    replayed ${JSON.stringify(replayed)}`,
];
