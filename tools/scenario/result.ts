/** What a run produced, as `--json` prints it. Holds no secret: URLs come without their query. */
import type { Actor } from './actor.ts';
import type { Shows } from './script.ts';

export interface PhoneResult {
  readonly mounts: readonly { readonly push: string; readonly pull: string }[];
  /** the fewest that could have served the same wishes (`least-mounts.ts`) */
  readonly leastMounts: number;
  /** of the call page; duration ticks and the signature are counted apart */
  readonly setData: { readonly calls: number; readonly bytes: number };
  readonly ticks: { readonly calls: number; readonly bytes: number };
  /** bytes */
  readonly signature: number;
  /** `method target` */
  readonly sdkCalls: readonly string[];
  readonly finalState: Required<Shows> & { readonly chart: unknown };
  readonly errors: readonly string[];
}

export interface CourseResult {
  readonly name: string;
  readonly ok: boolean;
  /** each a sentence about what was expected and what came */
  readonly misses: readonly string[];
  readonly phones: Readonly<Record<string, PhoneResult>>;
}

export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  /** of the first course */
  readonly phones: Readonly<Record<string, PhoneResult>>;
  readonly courses: readonly CourseResult[];
}

/** Of the duration, and nothing else. */
export const isTick = (patch: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(patch).length === 1 && 'duration' in patch;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const phoneResult = (actor: Actor): PhoneResult => {
  const ledgers = actor.callPages.map(({ ledger }) => ledger);
  const patches = ledgers.flatMap((ledger) => ledger.patches);
  const ticks = patches.filter(({ patch }) => isTick(patch));
  const others = patches.filter(({ patch }) => !isTick(patch));
  const signature = sum(ledgers.map((ledger) => ledger.bytesOf('signature')));
  return {
    mounts: actor.phone.rtcRoom.mounts.map(({ push, pull }) => ({ push, pull })),
    leastMounts: actor.leastMounts,
    setData: { calls: others.length, bytes: sum(others.map(({ bytes }) => bytes)) - signature },
    ticks: { calls: ticks.length, bytes: sum(ticks.map(({ bytes }) => bytes)) },
    signature,
    sdkCalls: actor.sdkCalls.map(({ method, target }) => `${method} ${target}`.trim()),
    finalState: { ...actor.shows, chart: actor.snapshot.value },
    errors: actor.errors,
  };
};
