/** Copies what the Alipay IDE reads beside the scripts: templates, styles, configuration, SJS modules, images. */
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const asset = /\.(axml|acss|json|sjs|png|jpe?g|gif|svg|webp)$/;

/** Everything below `src/` keeps its path; `app.json` and `app.acss` lie at the root of the mini-program. */
export function copyAssets(root: string, outDir: string): void {
  copy(join(root, 'app.json'), join(outDir, 'app.json'));
  for (const style of ['app.acss', 'src/app.acss'])
    if (existsSync(join(root, style))) copy(join(root, style), join(outDir, 'app.acss'));
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files)
    if (asset.test(file) && file !== 'app.acss') copy(join(root, 'src', file), join(outDir, 'src', file));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
