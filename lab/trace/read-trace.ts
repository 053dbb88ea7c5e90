/**
 * A trace that a phone's flight recorder wrote (`src/recorder/flight-recorder.ts`), read from whatever text it comes in as:
 * files are sent around, cut off and mistaken for others. Runs in Node and in the viewer.
 */
import { z } from 'zod';
import { parseJson } from '../../src/adapters/json.ts';
import { traceFormat, traceVersion } from '../../src/recorder/trace-format.ts';

const event = z.looseObject({ type: z.string().min(1) });
const record = z.record(z.string(), z.unknown());

const step = z.strictObject({
  /** ms, Unix time */
  at: z.number(),
  event,
  /** regions whose state the event changed */
  state: record,
  /** mark of the context after the event */
  context: z.number(),
  /** `start loginRoom`, `stop loginRoom`, `stopPublishing` */
  commands: z.array(z.string()),
  /** members of the call's view that the event changed */
  patch: record,
});

/** The first differs in what it says of people and rooms only, the second does not tell of the engine. */
const versions = [1, 2, traceVersion];

const engineMove = z.strictObject({
  /** ms, Unix time */
  at: z.number(),
  session: z.number(),
  /** the input that led there: an event of the vendor, a command of the call, what became of a socket */
  on: z.string(),
  /** states of `src/adapters/zego/room-connection.ts` and `link.ts` */
  connection: z.string(),
  link: z.string(),
});

const trace = z.strictObject({
  format: z.literal(traceFormat),
  version: z.literal(versions),
  /** tells one chart from another */
  chart: z.number(),
  /** steps before `start` that the recorder no longer had */
  forgotten: z.number().int().nonnegative(),
  start: z.strictObject({ value: record, context: record }),
  steps: z.array(step),
  /** what the engine remembers of the room and the link, where it changed; empty before version 3 */
  engine: z.array(engineMove).default([]),
  /** the chart threw this over an event after the last step */
  death: z.strictObject({ at: z.number(), event, error: z.string() }).optional(),
});

export type Trace = z.infer<typeof trace>;
export type TraceStep = Trace['steps'][number];

/** What the file is not; the text is for whoever chose it. */
export class NoTrace extends Error {}

/** Throws NoTrace, with what is wrong and where. */
export const readTrace = (text: string): Trace => {
  const value = parsed(text);
  const { format, version } = z
    .object({ format: z.unknown(), version: z.unknown() })
    .catch({ format: null, version: null })
    .parse(value);
  if (format !== traceFormat)
    throw new NoTrace('not a trace of a call: it has no "format": "callchart.trace"');
  if (!versions.some((known) => known === version)) {
    throw new NoTrace(
      `a trace of version ${String(version)}; this program reads versions ${versions.slice(0, -1).join(', ')} and ${traceVersion}`,
    );
  }
  const result = trace.safeParse(value);
  if (!result.success) throw new NoTrace(`damaged:\n${z.prettifyError(result.error)}`);
  return result.data;
};

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new NoTrace(`damaged, it is not JSON: ${reason}`, { cause: error });
  }
};
