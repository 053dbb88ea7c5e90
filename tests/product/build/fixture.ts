/** A small mini-program in a directory of its own, below the project so that its imports resolve. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

const files: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({
    pages: ['src/pages/lobby/index'],
    subPackages: [{ root: 'src/pages/call', pages: ['index'] }],
  }),
  'src/app.ts': `
    import { greet } from './shared.ts';
    App({ onLaunch: () => greet('app') });`,
  'src/shared.ts': `export const greet = (name: string): string => 'hello ' + name;`,
  'src/pages/lobby/index.ts': `
    import { greet } from '../../shared.ts';
    Page({ data: { greeting: greet('lobby') } });`,
  'src/pages/call/index.ts': `
    import { createActor, setup } from 'xstate';
    import { loadVendor, vendorBuild } from 'zego-vendor';
    import { greet } from '../../shared.ts';
    class Counter {
      #count = 0;
      next = async (step?: { by: number }): Promise<number> => (this.#count += step?.by ?? 1);
    }
    Page({
      data: { greeting: greet('call'), vendorBuild },
      counter: new Counter(),
      actor: createActor(setup({}).createMachine({})),
      loadVendor,
    });`,
  'src/pages/lobby/index.axml': '<view>{{ greeting }}</view>',
  'src/pages/call/index.axml': '<view>{{ greeting }}</view>',
  'src/pages/call/index.acss': '.page { color: black; }',
  'src/pages/call/index.json': '{}',
  'src/pages/call/badge.sjs': 'export default { dot: "." };',
  'src/pages/call/icon.png': 'not really',
  'src/pages/call/notes.md': 'not shipped',
};

export interface Fixture {
  readonly root: string;
  readonly outDir: string;
  write(file: string, text: string): void;
  remove(file: string): void;
  dispose(): void;
}

export function miniProgramFixture(): Fixture {
  const cache = join(projectRoot, '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'build-fixture-'));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    root,
    outDir: join(root, 'dist'),
    write,
    remove: (file) => rmSync(join(root, file)),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}
