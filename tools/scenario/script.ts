/**
 * A scenario as data: who takes part, what they do, and what must come of it. Read from JSON files that people write,
 * so every mistake is named with its place.
 */
import { z } from 'zod';
import { parseFault } from '../../lab/gateway/index.ts';
import type { JournalEntry } from '../../lab/gateway/index.ts';
import { platformFaults } from '../../lab/platform/index.ts';
import { errorKinds } from '../../machines/index.ts';
import { absencesIn } from './absences.ts';

const phoneName = z.string().regex(/^[A-Z]$/, 'a phone is named by one capital letter');
/** a day: a run of more would never end */
const longest = 86_400_000;
const ms = z.number().int().nonnegative().max(longest, `more than a day (${longest} ms)`);
const count = z.number().int().nonnegative();

const fault = z.unknown().transform((value, context) => {
  try {
    return parseFault(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
    return z.NEVER;
  }
});

/** Every call on the vendor's engine that is observed. */
const sdkMethods = [
  'loginRoom',
  'logoutRoom',
  'renewToken',
  'startPublishingStream',
  'stopPublishingStream',
  'startPlayingStream',
  'stopPlayingStream',
  'updatePlayerState',
  'setStreamExtraInfo',
  'sendCustomCommand',
  'destroyEngine',
] as const;
const sdkMethod = z.enum(sdkMethods);

/** Entries of the gateway's journal that name a user. */
const journalTypes = [
  'socketClosed',
  'login',
  'loginReply',
  'logout',
  'addStream',
  'deleteStream',
  'updateStream',
  'dispatch',
  'renewToken',
  'appConfig',
  'customCommand',
  'kick',
  'userGone',
  'rejected',
] as const satisfies readonly JournalEntry['type'][];

/** What a phone shows: the keys of the call page's data that a script may wait for or expect. */
const shows = z
  .strictObject({
    status: z.enum([
      'idle',
      'preparing',
      'blocked',
      'loggingIn',
      'connected',
      'reconnecting',
      'leaving',
      'ended',
    ]),
    publisher: z.enum(['NO_PUBLISH', 'PUBLISH_REQUESTING', 'PUBLISHING']),
    player: z.enum(['NO_PLAY', 'PLAY_REQUESTING', 'PLAYING']),
    remote: z.string(),
    remoteEnd: z.enum(['none', 'hungUp', 'lost']),
    camera: z.boolean(),
    microphone: z.boolean(),
    /** what the other side says of its own */
    remoteCamera: z.boolean(),
    remoteMicrophone: z.boolean(),
    error: z.enum([...errorKinds, '']),
    /** an `<rtc-room>` exists */
    mounted: z.boolean(),
  })
  .partial();
export type Shows = z.infer<typeof shows>;

/** ms; how long a script waits for what must come */
const patience = 60_000;

const device = z.strictObject({
  clientVersion: z.exactOptional(z.string()),
  baseLibrary: z.exactOptional(z.string()),
  rtcResource: z.exactOptional(z.enum(['ready', 'missing', 'slow', 'never'])),
  alipayGrants: z.exactOptional(z.strictObject({ camera: z.boolean(), audioRecord: z.boolean() })),
  systemGrants: z.exactOptional(z.strictObject({ camera: z.boolean(), microphone: z.boolean() })),
  answersSetting: z.exactOptional(z.boolean()),
  networkType: z.exactOptional(z.enum(['WIFI', '2G', '3G', '4G', '5G'])),
  /** ms; how far the phone's clock is ahead: a change sets it, and no time passes */
  clockAheadMs: z.exactOptional(z.number().int()),
});

/** Steps that take no time. */
const act = z.discriminatedUnion('do', [
  /** opens the mini-program, with its first page or by a link to another one; closes it before, where it is open */
  z.strictObject({
    do: z.literal('launch'),
    phone: phoneName,
    path: z.exactOptional(z.string()),
    query: z.record(z.string(), z.string()).default({}),
  }),
  /** taps a control of the page on top, by its id; a switch turns */
  z.strictObject({ do: z.literal('tap'), phone: phoneName, control: z.string() }),
  /** types into a field of the page on top */
  z.strictObject({ do: z.literal('type'), phone: phoneName, field: z.string(), text: z.string() }),
  /** a link or a share card opens a page on top */
  z.strictObject({ do: z.literal('open'), phone: phoneName, url: z.string() }),
  /** ms, one way, from here on */
  z.strictObject({ do: z.literal('latency'), phone: phoneName, ms }),
  /** a function of the platform breaks, by its name in `lab/platform/platform-faults.ts` */
  z.strictObject({
    do: z.literal('platform'),
    phone: phoneName,
    name: z.string(),
    fault: z.enum([...platformFaults, 'none']),
  }),
  z.strictObject({
    do: z.literal('network'),
    phone: phoneName,
    is: z.enum(['online', 'offline', 'halfOpen']),
  }),
  z.strictObject({ do: z.literal('gateway'), fault }),
  /** `<rtc-room>` reports this code for the mounted component */
  z.strictObject({
    do: z.literal('rtmpEvent'),
    phone: phoneName,
    code: z.literal([3800, 3801, 3802, 3803]),
    /** counts from 1; default: the component that is mounted */
    mount: z.number().int().positive().optional(),
  }),
  /** how components behave from here on */
  z.strictObject({
    do: z.literal('component'),
    phone: phoneName,
    is: z
      .strictObject({ push: z.enum(['ok', 'fail', 'silent']), pull: z.enum(['ok', 'fail', 'silent']) })
      .partial(),
  }),
  /** what the phone is and what its user granted */
  z.strictObject({ do: z.literal('device'), phone: phoneName, is: device }),
  /** the HTTP status of the developer's server from here on; 200 answers again */
  z.strictObject({
    do: z.literal('credentials'),
    status: z.union([z.number().int().min(200).max(599), z.literal('noAnswer')]),
  }),
  /** everything that lasts is over on every phone, at the gateway and at the developer's server */
  z.strictObject({ do: z.literal('repair') }),
  /** an incoming phone call, and its end */
  z.strictObject({ do: z.literal('interruption'), phone: phoneName }),
  z.strictObject({ do: z.literal('interruptionEnd'), phone: phoneName }),
  /** the back gesture, which unloads the call page */
  z.strictObject({ do: z.literal('unload'), phone: phoneName }),
  z.strictObject({ do: z.literal('background'), phone: phoneName }),
  z.strictObject({ do: z.literal('foreground'), phone: phoneName }),
  /** from here on mounts count as "after" */
  z.strictObject({ do: z.literal('mark') }),
]);

const wait = z.discriminatedUnion('do', [
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
  z.strictObject({ do: z.literal('wait'), ms }),
  z.strictObject({
    do: z.literal('until'),
    phone: phoneName,
    shows: shows.refine((wanted) => Object.keys(wanted).length > 0, 'nothing to wait for'),
    within: ms.default(patience),
  }),
  /** reasonable users, who want a two-way call in this room and take the ways that the pages offer, have one in time */
  z.strictObject({
    do: z.literal('talk'),
    room: z.string().default('r1'),
    within: ms.default(patience),
    /** nobody hangs up to join again: the product has to mend the call */
    patient: z.boolean().default(false),
  }),
  /** everybody hangs up and leaves the page, and nothing is left of the call */
  z.strictObject({ do: z.literal('part'), room: z.string().default('r1') }),
]);

/**
 * Does the acts of `then` at a moment that no wait can hit: in the turn of a call on the SDK, or so long after the
 * gateway sent a reply (which then travels for the latency).
 */
const when = z
  .strictObject({
    do: z.literal('when'),
    phone: phoneName,
    /** a method of the SDK, at its first call from now on */
    calls: sdkMethod.optional(),
    /** an entry of the gateway's journal about this phone's user, at its first one from now on */
    replies: z.enum(['loginReply', 'dispatch']).optional(),
    /** ms after that moment */
    later: ms.default(0),
    then: z.array(act).min(1),
  })
  .refine(({ calls, replies }) => (calls === undefined) !== (replies === undefined), {
    message: 'either calls or replies',
  });

const step = z.discriminatedUnion('do', [act, wait, when]);
export type Act = z.infer<typeof act>;
export type When = z.infer<typeof when>;
export type Step = z.infer<typeof step>;

const phoneExpectation = z
  .strictObject({
    mounts: count,
    /** mounts since the step `mark` */
    mountsAfterMark: count,
    /** at most, of the call page; ticks of the duration and the signature are not counted */
    setData: z.strictObject({ calls: count, bytes: count }),
    /** `enable-camera` of each mount, in order */
    enableCamera: z.array(z.boolean()),
    final: shows,
    /** how often these methods of the SDK were called */
    calls: z.partialRecord(sdkMethod, count),
    /** calls that come in this order, others between them allowed */
    callsInOrder: z.array(sdkMethod),
    /** every startPublishingStream has a later stop of the same stream, and so for playing */
    stopsWhatItStarts: z.literal(true),
    /** error kinds that the page showed, in order */
    errors: z.array(z.enum(errorKinds)),
    /** events that the chart dropped as foreign */
    dropped: count,
  })
  .partial();
export type PhoneExpectation = z.infer<typeof phoneExpectation>;

/** `logout alice`, `login alice`, `addStream alice`: a journal entry's type and user */
const entry = z
  .string()
  .regex(
    new RegExp(`^(${journalTypes.join('|')}) \\S+$`),
    `a type of journal entry (${journalTypes.join(', ')}) and a user, such as "logout alice"`,
  );

const expectation = z.strictObject({
  phones: z.record(phoneName, phoneExpectation).default({}),
  gateway: z
    .strictObject({ sees: z.array(entry).default([]), neverSees: z.array(entry).default([]) })
    .default({ sees: [], neverSees: [] }),
});

/** One course of events; a scenario with several timings has several. */
const course = z.strictObject({
  name: z.string().min(1),
  platform: z.enum(['Android', 'iOS']).default('Android'),
  /** its waits aim at a moment: what the gateway saw is judged at the script's own latency only */
  aimed: z.exactOptional(z.literal(true)),
  steps: z.array(step).min(1),
  expect: expectation,
});
export type Course = z.infer<typeof course>;

const script = z.strictObject({
  id: z.string().regex(/^[A-Za-z][\w-]*$/, 'an id such as S1, S4b or E12'),
  title: z.string().min(1),
  /** each phone's user; the name shown is the capitalised id where the script names none */
  phones: z.record(
    phoneName,
    z.strictObject({
      user: z.string(),
      name: z.exactOptional(z.string()),
      /** of this phone alone; else that of the course */
      platform: z.exactOptional(z.enum(['Android', 'iOS'])),
    }),
  ),
  /** s; how long the tokens of the developer's server are valid */
  tokenSeconds: z.number().int().positive().default(3_600),
  /** ms, one way, where this scenario needs a certain one; else the runner's option counts */
  latency: ms.optional(),
  /** the first one is the scenario's own, whose figures are reported */
  courses: z.array(course).min(1),
});

const wholeScript = script.superRefine((value, context) => {
  for (const [at, each] of value.courses.entries())
    for (const [path, message] of absencesIn(value, each))
      context.addIssue({ code: 'custom', path: ['courses', at, ...path], message });
});
export type Script = z.infer<typeof script>;

/** Throws an Error whose text lists each mistake with its path in the file. */
export const parseScript = (value: unknown, source: string): Script => {
  const parsed = wholeScript.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`${source} is no scenario:\n${z.prettifyError(parsed.error)}`);
};
