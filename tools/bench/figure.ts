/** What a bench measures, as `docs/bench.json` keeps it. */
import { z } from 'zod';

const figure = z.strictObject({
  /** what was measured: a row of the table, `S1` or `recorder and inspector` */
  of: z.string(),
  /** what of it: a column, `mounts` or `µs per event` */
  measure: z.string(),
  value: z.number(),
  /** of a value that is a median: the median absolute deviation from it */
  spread: z.exactOptional(z.number().nonnegative()),
  /** the least that is possible */
  floor: z.exactOptional(z.number()),
  /** the same of what one would use otherwise, measured in the same run */
  peer: z.exactOptional(z.number()),
});
export type Figure = z.infer<typeof figure>;

const machine = z.strictObject({
  cpu: z.string(),
  cores: z.number().int().positive(),
  node: z.string(),
  /** `linux x64` */
  platform: z.string(),
  /** the day of the measurement, `2026-11-25` */
  day: z.string(),
  /** of the machine in the minute before: 0 is idle, `cores` is busy */
  load: z.number().nonnegative(),
});
export type Machine = z.infer<typeof machine>;

const section = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** in a sentence, what these figures cost on a phone */
  cost: z.string(),
  /** what the floor is, '' where there is none */
  floor: z.string(),
  /** what the peer is, '' where there is none */
  peer: z.string(),
  /** further facts about this run, a sentence each */
  notes: z.array(z.string()),
  figures: z.array(figure),
});
export type Section = z.infer<typeof section>;

const measuredSection = z.strictObject({ ...section.shape, on: machine });
export type MeasuredSection = z.infer<typeof measuredSection>;

const report = z.strictObject({ sections: z.array(measuredSection) });
export type Report = z.infer<typeof report>;

/** Throws an Error whose text lists what is wrong. */
export const readReport = (text: string): Report => {
  const parsed = report.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`no report of a bench:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

/** What a bench gets of the run that it is part of. */
export interface Run {
  /** a smoke run: few rounds, the figures worth nothing */
  readonly quick: boolean;
  /** how many whole calls the endurance makes */
  readonly wholeCalls: number;
  /** whether to go on; false once somebody pressed Ctrl-C */
  goOn(): boolean;
  /** on stderr, written over */
  progress(text: string): void;
}

/** One measured thing. */
export interface Bench {
  readonly id: string;
  measure(run: Run): Promise<Section>;
}
