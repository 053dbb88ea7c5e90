/**
 * A scenario as data: who takes part, what they do, and what must come of it. Read from JSON files that people write,
 * so every mistake is named with its place.
 */
import { z } from 'zod';
import { parseFault } from '../../lab/gateway/index.ts';
import { errorKinds } from '../../machines/index.ts';

const phoneName = z.string().regex(/^[A-Z]$/, 'a phone is named by one capital letter');
const ms = z.number().int().nonnegative();

const fault = z.unknown().transform((value, context) => {
  try {
    return parseFault(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** What a phone shows: the keys of the call page's data that a script may wait for or expect. */
const shows = z.strictObject({
  status: z
    .enum(['idle', 'preparing', 'loggingIn', 'connected', 'reconnecting', 'leaving', 'ended'])
    .optional(),
  publisher: z.enum(['NO_PUBLISH', 'PUBLISH_REQUESTING', 'PUBLISHING']).optional(),
  player: z.enum(['NO_PLAY', 'PLAY_REQUESTING', 'PLAYING']).optional(),
  remote: z.string().optional(),
  camera: z.boolean().optional(),
  microphone: z.boolean().optional(),
  error: z.enum([...errorKinds, '']).optional(),
  mounted: z.boolean().optional(),
});
export type Shows = z.infer<typeof shows>;

/** ms; how long a script waits for what must come */
const patience = 60_000;

const plainStep = z.discriminatedUnion('do', [
  /** fills in the lobby and taps join, or "watch only" */
  z.strictObject({
    do: z.literal('join'),
    phone: phoneName,
    room: z.string().default('r1'),
    publish: z.boolean().default(true),
    camera: z.boolean().default(true),
    microphone: z.boolean().default(true),
    /** 2 for a double tap */
    taps: z.number().int().positive().default(1),
  }),
  /** taps a control of the page on top, by its id */
  z.strictObject({ do: z.literal('tap'), phone: phoneName, control: z.string() }),
  z.strictObject({ do: z.literal('wait'), ms }),
  z.strictObject({
    do: z.literal('until'),
    phone: phoneName,
    shows,
    within: ms.default(patience),
  }),
  z.strictObject({
    do: z.literal('network'),
    phone: phoneName,
    is: z.enum(['online', 'offline', 'halfOpen']),
  }),
  z.strictObject({ do: z.literal('gateway'), fault }),
  /** `<rtc-room>` reports this code for the mounted component */
  z.strictObject({ do: z.literal('rtmpEvent'), phone: phoneName, code: z.literal([3800, 3801, 3802, 3803]) }),
  z.strictObject({ do: z.literal('unload'), phone: phoneName }),
  z.strictObject({ do: z.literal('background'), phone: phoneName }),
  z.strictObject({ do: z.literal('foreground'), phone: phoneName }),
  /** from here on mounts count as "after" */
  z.strictObject({ do: z.literal('mark') }),
]);

/**
 * Does the steps of `then` at a moment that no wait can hit: in the turn of a call on the SDK, or right after the
 * gateway's reply to a login was delivered.
 */
const whenStep = z.strictObject({
  do: z.literal('when'),
  phone: phoneName,
  /** a method of the SDK, at its first call from now on */
  calls: z.string().optional(),
  /** a frame that the phone receives in answer to this request, from now on */
  receives: z.enum(['loginReply']).optional(),
  then: z.array(plainStep).min(1),
});

const step = z.union([plainStep, whenStep]);
export type PlainStep = z.infer<typeof plainStep>;
export type Step = z.infer<typeof step>;

const phoneExpectation = z.strictObject({
  mounts: z.number().int().nonnegative().optional(),
  mountsAfterMark: z.number().int().nonnegative().optional(),
  final: shows.optional(),
  /** how often these methods of the SDK were called */
  calls: z.record(z.string(), z.number().int().nonnegative()).optional(),
  /** calls that come in this order, others between them allowed */
  callsInOrder: z.array(z.string()).optional(),
  /** every startPublishingStream has a later stop of the same stream, and so for playing */
  stopsWhatItStarts: z.boolean().optional(),
  /** error kinds that the page showed, in order */
  errors: z.array(z.enum(errorKinds)).optional(),
  /** events that the chart dropped as foreign */
  dropped: z.number().int().nonnegative().optional(),
});
export type PhoneExpectation = z.infer<typeof phoneExpectation>;

/** `logout alice`, `login alice`, `addStream alice`: a journal entry's type and user */
const seen = z
  .string()
  .regex(/^[a-zA-Z]+ \S+$/, 'the type of a journal entry and a user, such as "logout alice"');

const id = z.string().regex(/^(S\d+[a-c]?|E\d+|[A-Za-z][\w-]*)$/, 'an id such as S1, S4b or E12');

export const script = z.strictObject({
  id,
  title: z.string().min(1),
  /** each phone's user; its name is the capitalised id */
  phones: z.record(
    phoneName,
    z.strictObject({ user: z.string(), platform: z.enum(['Android', 'iOS']).default('Android') }),
  ),
  /** the gateway's answer times that this scenario needs; the runner's options go before */
  latency: ms.optional(),
  steps: z.array(step),
  expect: z.strictObject({
    phones: z.record(phoneName, phoneExpectation).default({}),
    gateway: z
      .strictObject({ sees: z.array(seen).default([]), neverSees: z.array(seen).default([]) })
      .default({ sees: [], neverSees: [] }),
  }),
});
export type Script = z.infer<typeof script>;

/** Throws an Error whose text lists each mistake with its path in the file. */
export const parseScript = (value: unknown, source: string): Script => {
  const parsed = script.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${source} is no scenario:\n${z.prettifyError(parsed.error)}`);
};
