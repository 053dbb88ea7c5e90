/** The viewer as files to serve: built by Vite, held in memory, so that a server has nothing else to give away. */
import { join } from 'node:path';
import { build } from 'vite';
import type { InlineConfig } from 'vite';

export interface ServedFile {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const here = import.meta.dirname;
const viewer = join(here, '../viewer');

/** ms of the first build are 2,000–4,000. */
const viewerConfig = (): InlineConfig => ({
  root: viewer,
  configFile: false,
  base: './',
  logLevel: 'warn',
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    write: false,
    // light-dark() as it is: lowered, it no longer follows the theme that is chosen on the page
    cssTarget: 'chrome123',
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      input: [join(viewer, 'index.html'), join(viewer, 'visualiser.html')],
      checks: { pluginTimings: false },
    },
  },
});

/** Paths begin with `/`. */
export const viewerFiles = async (): Promise<ReadonlyMap<string, ServedFile>> => {
  const built = await build(viewerConfig());
  const outputs = Array.isArray(built) ? built : [built];
  const files = new Map<string, ServedFile>();
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const file of output.output) {
      const body = file.type === 'chunk' ? file.code : file.source;
      files.set(`/${file.fileName}`, { type: typeOf(file.fileName), body });
    }
  }
  return files;
};

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
};

const typeOf = (fileName: string): string =>
  types[fileName.split('.').pop() ?? ''] ?? 'application/octet-stream';
