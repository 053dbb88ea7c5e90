/** How Vite serves and builds the lab: two pages, the lab itself and a phone, over the mini-program's own build. */
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { miniProgramPlugin } from '../../lab/host/node/mini-program-plugin.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { ensureBuilt } from '../build/ensure-built.ts';
import { buildGuestApp, type GuestApp } from './guest-app.ts';

const page = join(projectRoot, 'lab/page');

/**
 * Pages ask for the name that Android has the font under; npm has it under the name of its web version. The older of its
 * two formats is left out: every browser that runs the lab knows the newer one.
 */
const chineseFont: Plugin = {
  name: 'chinese-font',
  enforce: 'pre',
  transform(code, id) {
    if (!/[\\/]noto-sans-sc[\\/]\d+\.css$/.test(id)) return null;
    const css = code.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, '');
    return { code: css + css.replaceAll("'Noto Sans SC'", "'Noto Sans CJK SC'"), map: null };
  },
};

export interface LabConfigOptions {
  /** Returns the directory of the built mini-program; by default this project's, built when stale. */
  readonly build?: () => Promise<string>;
  /** where phones in tabs of their own find a gateway: behind `/gateway`, or (default) in a worker that they share */
  readonly gateway?: 'server' | 'worker';
  /** somebody else's mini-program, instead of this project's */
  readonly app?: GuestApp;
}

export const labConfig = ({
  build = () => ensureBuilt(),
  gateway = 'worker',
  app,
}: LabConfigOptions = {}): InlineConfig => ({
  root: page,
  configFile: false,
  base: './',
  appType: 'mpa',
  cacheDir: join(projectRoot, 'node_modules/.cache/vite-lab'),
  plugins: [
    chineseFont,
    miniProgramPlugin(
      app === undefined
        ? { root: projectRoot, sources: ['src', 'machines', 'app.json'], build }
        : { root: app.folder, sources: ['.'], build: () => buildGuestApp(app) },
    ),
  ],
  define: {
    __LAB_GATEWAY__: JSON.stringify(gateway),
    __GUEST_APP__: JSON.stringify(app?.name ?? ''),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  server: {
    fs: { allow: [projectRoot] },
    // what both pages need is transformed before the browser asks
    warmup: { clientFiles: ['./main.ts', './phone-main.ts', './chart/layout-chart.ts'] },
  },
  optimizeDeps: { entries: ['index.html', 'phone.html', 'inspector.html'] },
  build: {
    outDir: join(projectRoot, '.cache/lab'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2_000,
    // light-dark() as it is: lowered, it no longer follows the theme that is chosen on the page
    cssTarget: 'chrome123',
    rolldownOptions: {
      input: ['index.html', 'phone.html', 'inspector.html'].map((name) => join(page, name)),
    },
  },
});
