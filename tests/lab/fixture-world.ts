/** Stages the fixture mini-program, or pages written in a test, on phones. */
import { join } from 'node:path';
import {
  createWorld,
  recordFiles,
  type Phone,
  type World,
  type WorldOptions,
} from '../../lab/realm/index.ts';

const fixtureProgram = join(import.meta.dirname, 'fixtures/program');

export const fixtureWorld = (options: WorldOptions = {}): World =>
  createWorld({ program: fixtureProgram, ...options });

/** Phone A on the fixture's first page, rendered. */
export async function launchedPhone(options: WorldOptions = {}): Promise<{ world: World; phone: Phone }> {
  const world = fixtureWorld(options);
  const phone = world.phone('A');
  phone.launch();
  await world.run(10);
  return { world, phone };
}

export interface OnePage {
  /** the body of the page's module */
  readonly js: string;
  readonly axml?: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Phone A on a mini-program of one page `p`, launched, not yet rendered. */
export function onePage({ js, axml = '<view/>', files = {} }: OnePage, options: WorldOptions = {}) {
  const program = recordFiles({
    'app.json': '{"pages":["p"]}',
    'app.js': 'App({})',
    'p.js': js,
    'p.axml': axml,
    ...files,
  });
  const world = createWorld({ ...options, program });
  const phone = world.phone('A');
  phone.launch();
  return { world, phone };
}

/** Calls a method of the visible page, as an event handler or callback of the page would. */
export const callPage = (phone: Phone, method: string, argument?: unknown): unknown =>
  phone.page.call(method, argument);

/** What the phone's mini-program logged so far; takes it away. */
export const takeLog = (phone: Phone): readonly string[] =>
  phone.console.entries.splice(0).map(({ text }) => text);
