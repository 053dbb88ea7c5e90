/**
 * `npm run build`: writes `dist/` and prints what it weighs against its targets; fails when a file is missing.
 * `--inspector` builds for development, with the way to the XState inspector (`npm run inspect`) in it.
 */
import { parseArgs } from 'node:util';
import { BuildError } from './build/build-error.ts';
import { buildMiniProgram } from './build/build-mini-program.ts';
import { overBudget, sizeTable } from './build/sizes.ts';

try {
  const { values } = parseArgs({ options: { inspector: { type: 'boolean', default: false } } });
  const { outDir, vendor, sizes } = await buildMiniProgram({ inspector: values.inspector });
  if (values.inspector) console.log('A development build with the inspector in it: not for release.\n');
  console.log(
    `${outDir}, with ZEGO's ${vendor === 'alipay' ? 'Alipay' : 'npm'} build\n\n${sizeTable(sizes)}`,
  );
  for (const complaint of overBudget(sizes)) console.log(`\n${complaint}`);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
