/** Holds a run against what its script expects. Every miss is a sentence. */
import type { Actor } from './actor.ts';
import type { PhoneResult } from './result.ts';
import { saidAndSentMisses } from './said-and-sent.ts';
import type { Course, PhoneExpectation } from './script.ts';
import type { Progress } from './steps.ts';

const differs = (what: string, expected: unknown, actual: unknown): string[] =>
  JSON.stringify(expected) === JSON.stringify(actual)
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, was ${JSON.stringify(actual)}`];

const methodOf = (call: string): string => call.split(' ')[0] ?? '';

/** The part of `order` that does not occur in this order. */
const missingFrom = (calls: readonly string[], order: readonly string[]): readonly string[] => {
  let from = 0;
  return order.filter((method) => {
    const at = calls.findIndex((call, index) => index >= from && methodOf(call) === method);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
};

const neverStopped = (calls: readonly string[]): readonly string[] =>
  calls.filter((call, index) => {
    const start = /^start(Publishing|Playing)Stream (.*)$/.exec(call);
    return start !== null && calls.indexOf(`stop${start[1]}Stream ${start[2]}`, index) < 0;
  });

/**
 * `script`: by its own figures. `oracle`: with latency and jitter mounts are held against the least that the run allowed,
 * and what was shown in passing, which depends on the order of arrival, is not judged; where it ends is.
 */
export type Standard = 'script' | 'oracle';

const judgeMounts = (
  { mounts, mountsAfterMark }: PhoneExpectation,
  result: PhoneResult,
  atMark: number,
  standard: Standard,
): string[] => {
  const made = result.mounts.length;
  if (standard === 'oracle')
    return made <= result.leastMounts
      ? []
      : [`mounts: at most ${result.leastMounts} were needed, ${made} made`];
  return [
    ...(mounts === undefined ? [] : differs('mounts', mounts, made)),
    ...(mountsAfterMark === undefined
      ? []
      : differs('mounts after the mark', mountsAfterMark, made - atMark)),
  ];
};

const judgePatches = ({ setData }: PhoneExpectation, result: PhoneResult): string[] =>
  setData === undefined || (result.setData.calls <= setData.calls && result.setData.bytes <= setData.bytes)
    ? []
    : [`setData: at most ${JSON.stringify(setData)}, was ${JSON.stringify(result.setData)}`];

const judgePhone = (
  expected: PhoneExpectation,
  result: PhoneResult,
  actor: Actor,
  atMark: number,
  standard: Standard,
): string[] => [
  ...judgeMounts(expected, result, atMark, standard),
  ...(standard === 'oracle' ? [] : judgePatches(expected, result)),
  ...(expected.enableCamera === undefined
    ? []
    : differs(
        'enable-camera',
        expected.enableCamera,
        actor.phone.rtcRoom.mounts.map(({ attributes }) => attributes['enable-camera']),
      )),
  ...Object.entries(expected.final ?? {}).flatMap(([key, value]) =>
    differs(`final ${key}`, value, Reflect.get(result.finalState, key)),
  ),
  ...Object.entries(expected.calls ?? {}).flatMap(([method, times]) =>
    differs(`calls of ${method}`, times, result.sdkCalls.filter((call) => methodOf(call) === method).length),
  ),
  ...missingFrom(result.sdkCalls, expected.callsInOrder ?? []).map(
    (method) => `${method} is missing or out of order among ${result.sdkCalls.join(', ')}`,
  ),
  ...(expected.stopsWhatItStarts === true
    ? neverStopped(result.sdkCalls).map((call) => `${call} was never stopped`)
    : []),
  ...(expected.errors === undefined || standard === 'oracle'
    ? []
    : differs('errors shown', expected.errors, result.errors)),
  ...(expected.dropped === undefined
    ? []
    : differs('dropped events', expected.dropped, actor.snapshot.context.fact.dropped)),
];

/** What must hold in every run, whatever its script says. */
const judgeAlways = (actor: Actor): string[] => [
  ...actor.phone.errors.map((error) => `threw ${error}`),
  ...actor.phone.rtcRoom.warnings.map((warning) => `<rtc-room> warned: ${warning}`),
  ...actor.phone.rtcRoom.mounts
    .filter(({ push, pull }) => push === '' && pull === '')
    .map(({ number }) => `mount ${number} has no URL`),
  ...saidAndSentMisses(actor.phone, actor.callPages),
];

export const judge = (
  { stage, marks, failures, due }: Progress,
  { expect: expected, aimed }: Course,
  results: Readonly<Record<string, PhoneResult>>,
  standard: Standard,
): string[] => {
  const entries = stage.world.gateway.journal.entries.map((entry) =>
    'user' in entry ? `${entry.type} ${entry.user}` : entry.type,
  );
  const { sees, neverSees } = expected.gateway;
  const mustSee = aimed === true && standard === 'oracle' ? [] : sees;
  return [
    ...failures,
    ...due,
    ...[...stage.actors].flatMap(([name, actor]) => {
      const result = results[name];
      const wanted = expected.phones[name];
      const misses =
        wanted === undefined
          ? []
          : result === undefined
            ? ['something is expected of it, but it never opened a call page']
            : judgePhone(wanted, result, actor, marks.get(name) ?? 0, standard);
      return [...misses, ...judgeAlways(actor)].map((miss) => `phone ${name}: ${miss}`);
    }),
    ...mustSee.filter((entry) => !entries.includes(entry)).map((entry) => `the gateway never saw "${entry}"`),
    ...neverSees.filter((entry) => entries.includes(entry)).map((entry) => `the gateway saw "${entry}"`),
  ];
};
