/** What JavaScriptCore's shell has of its own, as far as the runner uses it; `tools/scenario/jsc/run-in-jsc.ts` hands over the order. */
import type { Conditions } from '../../stage.ts';
import type { Standard } from '../../judge.ts';
import type { Script } from '../../script.ts';

export interface Order {
  readonly scripts: readonly Script[];
  readonly conditions: Omit<Conditions, 'program'> & { readonly standard: Standard };
  /** the built mini-program, by path */
  readonly files: Readonly<Record<string, string>>;
}

interface Realm {
  readonly global: object;
  evalScript(code: string): unknown;
}

interface Shell {
  readonly order: Order;
  readonly $: { createRealm(): Realm };
  print(text: string): void;
  printErr(text: string): void;
}

export const shell = globalThis as unknown as Shell;
export type { Realm };
