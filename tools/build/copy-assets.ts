/** What the Alipay IDE reads beside the scripts: templates, styles, configuration, SJS modules, images. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shrinkerOf } from './shrink-asset.ts';

const asset = /\.(axml|acss|json|sjs|png|jpe?g|gif|svg|webp)$/;

/**
 * Everything below `src/` keeps its path; `app.json` and `app.acss` lie at the root of the mini-program. Templates,
 * styles and configuration are shrunk if the build is `minify`.
 */
export function copyAssets(root: string, outDir: string, minify: boolean): void {
  const copy = (from: string, to = from): void => copyAsset(join(root, from), join(outDir, to), minify);
  copy('app.json');
  for (const style of ['app.acss', 'src/app.acss'])
    if (existsSync(join(root, style))) copy(style, 'app.acss');
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files) if (asset.test(file) && file !== 'app.acss') copy(join('src', file));
}

function copyAsset(from: string, to: string, minify: boolean): void {
  const shrink = minify ? shrinkerOf(from) : undefined;
  mkdirSync(dirname(to), { recursive: true });
  if (shrink === undefined) copyFileSync(from, to);
  else writeFileSync(to, shrink(readFileSync(from, 'utf8')));
}
