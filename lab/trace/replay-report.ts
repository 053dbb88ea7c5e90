/** What a replay found, in lines for a terminal. */
import type { Trace } from './read-trace.ts';
import type { Divergence, Replay, ReplayedStep } from './replay.ts';
import { staleReason, staleSentence } from './stale-reason.ts';

export const replayReport = (
  name: string,
  trace: Trace,
  { steps, divergence, otherChart }: Replay,
): string[] => [
  `${name}: ${trace.steps.length} events, ${span(trace)} s${trace.forgotten > 0 ? `, after ${trace.forgotten} forgotten ones` : ''}`,
  ...(trace.version === 1
    ? ['  from before version 2: it holds ids and names in clear, keep it private']
    : []),
  ...(otherChart ? ['  recorded by another version of the chart'] : []),
  ...steps.flatMap(droppedLines),
  ...(divergence === null ? ['  no divergence'] : divergenceLines(trace, divergence)),
  ...(trace.death === undefined
    ? []
    : [`  the chart died over ${JSON.stringify(trace.death.event)}: ${trace.death.error}`]),
];

const droppedLines = ({ recorded: { event }, before }: ReplayedStep, index: number): string[] => {
  const reason = staleReason(before.context, event);
  return reason === null
    ? []
    : [`  dropped event ${index + 1}, ${event.type}: ${staleSentence('en', reason)}`];
};

/** s between the first event and the last */
const span = ({ steps }: Trace): string =>
  (((steps.at(-1)?.at ?? 0) - (steps[0]?.at ?? 0)) / 1_000).toFixed(1);

const divergenceLines = (trace: Trace, { step, in: part, recorded, replayed }: Divergence): string[] => [
  `  diverges in ${part} at event ${step + 1} of ${trace.steps.length}: ${JSON.stringify(trace.steps[step]?.event)}`,
  `    recorded ${JSON.stringify(recorded)}`,
  `    replayed ${JSON.stringify(replayed)}`,
];
