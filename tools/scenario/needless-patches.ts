/**
 * What no call of `setData` may be, in any run: one that holds a path that the page's AXML does not bind, one while nobody
 * looks, or more than a small one a second for the duration.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAxml } from '../../lab/axml/index.ts';
import type { Patch } from '../../lab/realm/index.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { isTick } from './result.ts';
import type { Stage } from './stage.ts';

/** bytes; `{"duration":"59:59"}` and a little more for calls of hours */
const smallTick = 24;
const second = 1_000;

/** Sentences, each with the phone that it is about. */
export const needlessPatches = (stage: Stage): string[] =>
  [...stage.actors].flatMap(([name, { callPages }]) => {
    const patches = callPages.flatMap(({ ledger }) => ledger.patches);
    return [
      ...unbound(patches).map((path) => `phone ${name} was told ${path}, which its page does not bind`),
      ...unseen(patches, hiddenTimes(stage, name)).map(
        ({ at }) => `phone ${name} was told something in the background, at ${at} ms`,
      ),
      ...tooManyTicks(patches).map(({ at }) => `phone ${name} got a tick too many or too large, at ${at} ms`),
    ];
  });

const unbound = (patches: readonly Patch[]): string[] => {
  const bound = boundPaths(readFileSync(join(projectRoot, 'src/pages/call/index.axml'), 'utf8'));
  const isBound = (path: string): boolean =>
    [...bound].some((known) => path === known || path.startsWith(`${known}.`));
  return [...new Set(patches.flatMap(({ patch }) => Object.keys(patch)))].filter((path) => !isBound(path));
};

/** From background to foreground, in ms since the world began. */
const hiddenTimes = ({ world }: Stage, phone: string): (readonly [from: number, to: number])[] => {
  const at = (text: string): number[] =>
    world.trace
      .filter((entry) => entry.phone === phone && entry.kind === 'phone' && entry.text === text)
      .map((entry) => entry.at);
  const back = at('foreground');
  return at('background').map((from, index) => [from, back[index] ?? Infinity] as const);
};

/** `<rtc-room>` itself may come and go: its sound goes on in the background. */
const unseen = (patches: readonly Patch[], hidden: ReturnType<typeof hiddenTimes>): Patch[] =>
  patches
    .filter(({ at }) => hidden.some(([from, to]) => at > from && at < to))
    .filter(({ patch }) => !('rtcRoom.shown' in patch || 'rtcRoom.id' in patch));

const tooManyTicks = (patches: readonly Patch[]): Patch[] => {
  const ticks = patches.filter(({ patch }) => isTick(patch));
  return ticks.filter(({ at, bytes }, index) => {
    const before = ticks[index - 1];
    return bytes > smallTick || (before !== undefined && at - before.at < second);
  });
};

/** Paths into a page's data that its AXML reads: `status`, `can.leave`, `rtcRoom.extraInfo`. */
export const boundPaths = (axml: string): ReadonlySet<string> => {
  const paths = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const path = pathOf(node);
    if (path === null) Object.values(node).forEach(look);
    else paths.add(path);
  };
  look(parseAxml(axml, 'index.axml').body);
  return paths;
};

const member = (node: unknown, name: string): unknown => Reflect.get(Object(node), name);

/** A name, or members with fixed names of one; null for anything else. */
const pathOf = (node: unknown): string | null => {
  if (member(node, 'type') === 'identifier') return String(member(node, 'name'));
  if (member(node, 'type') !== 'member') return null;
  const object = pathOf(member(node, 'object'));
  const name = member(member(node, 'property'), 'value');
  return object === null || typeof name !== 'string' ? null : `${object}.${name}`;
};
