/**
 * A mini-program as the build plugin hands it to the browser: every file that ships, read once. Written by
 * `node/mini-program-plugin.ts`, read by the runtime.
 */
import type { PlainDocument } from './plain-document.ts';

export interface MiniProgram {
  /** page paths in the order of `app.json`, sub-packages' pages with their root; the first one is the home page */
  readonly pages: readonly string[];
  /** `window` of `app.json` with the page's own JSON over it */
  readonly windows: Readonly<Record<string, WindowConfig>>;
  /** AXML by path without extension, pages and what they import */
  readonly documents: Readonly<Record<string, PlainDocument>>;
  /** CommonJS sources by path */
  readonly scripts: Readonly<Record<string, string>>;
  /** sjs modules by path, as CommonJS */
  readonly sjs: Readonly<Record<string, string>>;
  /** pictures and fonts by path, as data URLs */
  readonly assets: Readonly<Record<string, string>>;
  /** CSS: `app.acss`, then the pages' own, which apply to their page alone */
  readonly style: string;
}

export interface WindowConfig {
  readonly defaultTitle: string;
  readonly titleBarColor: string;
  readonly backgroundColor: string;
}
