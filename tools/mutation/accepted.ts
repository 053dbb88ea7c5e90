/**
 * Mutants that are left alive on purpose: each with the reason why no behaviour tells it from the original. What is
 * compared is the code, not its line, so that the list outlives edits around it.
 */
import type { Mutant } from './mutant.ts';

export interface Accepted {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly because: string;
}

const actions = 'machines/actions.ts';
const guards = 'machines/guards.ts';
const engine = 'src/adapters/zego/engine-over.ts';
const telemetry = 'src/adapters/zego/telemetry.ts';
const traces = 'src/adapters/zego/secret-traces.ts';
const versions = 'src/adapters/alipay/versions.ts';

const stryker = '"Stryker was here!"';
const bothStop =
  'both legs stop in the step in which the room begins to leave: never is one stopped and one not';
const typeOnly = 'a stream is named before it is asked for; the empty text is there for the type';
const leavesNext =
  'without a target, the next transition of the same step leaves the state: what started has been stopped';
const sameTraces = 'a text that holds a form holds its pieces: the same texts are found, a little slower';
const shortSlices =
  'the slices beyond the end are shorter than a piece, and no such one is asked for or known';
const watched = 'src/adapters/inspector/watched-machine.ts';
const noEventBefore =
  'XState tells of no event to the root before its first state; a net, should one send so early';
const digitsFirst = 'only texts that begin with a digit come here';

export const accepted: readonly Accepted[] = [
  {
    file: 'machines/setup.ts',
    original:
      'types: { context: {} as CallContext, events: {} as CallEvent, input: {} as CallProfile | undefined, }',
    replacement: '{}',
    because: 'read by the compiler only',
  },
  {
    file: 'machines/call.ts',
    original: '{ maxIterations: 100 }',
    replacement: '{}',
    because: 'a net under a chart that never rests; that this one always rests is the searches’ matter',
  },
  { file: 'machines/actors.ts', original: "''", replacement: stryker, because: typeOnly },
  {
    file: 'machines/preparing.ts',
    original: "{ actions: 'setVisible' }",
    replacement: '{}',
    because: 'the component’s region writes the same in the same step',
  },
  {
    file: guards,
    original: '!fact.push.started && !fact.play.started',
    replacement: '!fact.push.started || !fact.play.started',
    because: bothStop,
  },
  {
    file: guards,
    original: '!fact.push.started && !fact.play.started',
    replacement: 'true',
    because: bothStop,
  },
  {
    file: actions,
    original: 'event.type === type',
    replacement: 'true',
    because: 'the chart runs these actions for no other event; the question is there for the type',
  },
  {
    file: actions,
    original: "''",
    replacement: stryker,
    because: 'who publishes has logged in, so the user is known; the empty text is there for the type',
  },
  {
    file: actions,
    original: "'rtc-room'",
    replacement: '""',
    because: 'a failure of the component always brings its own error',
  },
  {
    file: 'machines/context.ts',
    original: 'false',
    replacement: 'true',
    because: 'of `intent.call`: the chart starts in a state whose entry gives the call up',
  },
  { file: 'machines/player.ts', original: "'noPlay'", replacement: '""', because: leavesNext },
  { file: 'machines/publisher.ts', original: "'noPublish'", replacement: '""', because: leavesNext },
  {
    file: 'machines/rtc-room.ts',
    original: "'mounted'",
    replacement: '""',
    because:
      'attempts and refreshes only grow, so a pair that differs from the mounted one does not come back to it; the way back would save a mount if it did',
  },
  {
    file: engine,
    original: "method === 'startPublishingStream'",
    replacement: 'true',
    because: 'nobody plays the stream that this engine publishes',
  },
  {
    file: 'src/adapters/zego/room-connection.ts',
    original: "''",
    replacement: stryker,
    because: 'the name of no room, before a login: either is the name of none that ZEGO reports',
  },
  {
    file: telemetry,
    original: '[]',
    replacement: '["Stryker was here"]',
    because: 'masks one text more, which no post holds',
  },
  {
    file: telemetry,
    original: 'redacted === line',
    replacement: 'false',
    because: 'an unchanged line was read once already; the question saves reading it again',
  },
  {
    file: traces,
    original: '[]',
    replacement: '["Stryker was here"]',
    because: 'has capitals and spaces, and texts are read without either',
  },
  { file: traces, original: 'at + pieceLength', replacement: 'at - pieceLength', because: shortSlices },
  { file: traces, original: 'form.length < pieceLength', replacement: 'true', because: sameTraces },
  {
    file: traces,
    original: 'form.length < pieceLength',
    replacement: 'form.length <= pieceLength',
    because: sameTraces,
  },
  {
    file: traces,
    original: "'%'",
    replacement: '""',
    because: 'a text without % is its own decoding; the question saves a second look at it',
  },
  {
    file: traces,
    original: String.raw`text .replace(/[\\\s]/g, '') .replace(/-/g, '+') .replace(/_/g, '/') .toLowerCase()`,
    replacement: String.raw`text.replace(/[\\\s]/g, '').replace(/-/g, '+').replace(/_/g, '/').toUpperCase()`,
    because: 'secrets and texts are read alike: all small or all capital makes no difference',
  },
  {
    file: watched,
    original: "textOf(field(actorRef.getSnapshot(), 'status')) === ''",
    replacement: 'false',
    because: noEventBefore,
  },
  { file: watched, original: "''", replacement: stryker, because: noEventBefore },
  { file: versions, original: "''", replacement: stryker, because: digitsFirst },
  {
    file: versions,
    original: String.raw`/^[\d.]+/`,
    replacement: String.raw`/[\d.]+/`,
    because: digitsFirst,
  },
  {
    file: 'src/adapters/credentials/credentials.ts',
    original: "'notPositiveInteger'",
    replacement: '""',
    because: 'what is no number has broken a rule already; the text is there for the type',
  },
  {
    file: 'src/adapters/credentials/settings-credentials.ts',
    original: "'appId'",
    replacement: '""',
    because: 'where the appID is missing, `missing` says so; the text is there for the type',
  },
];

const oneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();

export const reasonOf = (mutant: Mutant): string | undefined =>
  accepted.find(
    ({ file, original, replacement }) =>
      file === mutant.file &&
      oneLine(original) === oneLine(mutant.original) &&
      oneLine(replacement) === oneLine(mutant.replacement),
  )?.because;
