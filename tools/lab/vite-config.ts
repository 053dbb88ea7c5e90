/** How Vite serves and builds the lab: two pages, the lab itself and a phone, over the mini-program's own build. */
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { miniProgramPlugin } from '../../lab/host/node/mini-program-plugin.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { ensureBuilt } from '../build/ensure-built.ts';

const page = join(projectRoot, 'lab/page');

/** Pages ask for the name that Android has the font under; npm has it under the name of its web version. */
const chineseFont: Plugin = {
  name: 'chinese-font',
  enforce: 'pre',
  transform: (code, id) =>
    /[\\/]noto-sans-sc[\\/]\d+\.css$/.test(id)
      ? { code: code + code.replaceAll("'Noto Sans SC'", "'Noto Sans CJK SC'"), map: null }
      : null,
};

export const labConfig = (): InlineConfig => ({
  root: page,
  configFile: false,
  base: './',
  appType: 'mpa',
  cacheDir: join(projectRoot, 'node_modules/.cache/vite-lab'),
  plugins: [
    chineseFont,
    miniProgramPlugin({
      root: projectRoot,
      sources: ['src', 'machines', 'app.json'],
      build: () => ensureBuilt(),
    }),
  ],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  optimizeDeps: { entries: ['index.html', 'phone.html'] },
  build: {
    outDir: join(projectRoot, '.cache/lab'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { input: [join(page, 'index.html'), join(page, 'phone.html')] },
  },
});
