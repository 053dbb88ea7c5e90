/**
 * `npm run build`: writes `dist/` and prints what it weighs against its targets; fails when a file is missing.
 * `--inspector` builds for development, with the way to the XState inspector (`npm run inspect`) in it.
 */
import { parseArgs } from 'node:util';
import { runCommand } from './command-line.ts';
import { BuildError } from './build/build-error.ts';
import { buildMiniProgram } from './build/build-mini-program.ts';
import { overBudget, sizeTable } from './build/sizes.ts';

const usage = 'npm run build -- [--inspector]     a development build that the XState inspector can watch';

const readArguments = () => parseArgs({ options: { inspector: { type: 'boolean', default: false } } }).values;

const main = async (): Promise<number> => {
  const { inspector } = readArguments();
  const { outDir, vendor, sizes } = await buildMiniProgram({ inspector });
  if (inspector) console.log('A development build with the inspector in it: not for release.\n');
  console.log(
    `${outDir}, with ZEGO's ${vendor === 'alipay' ? 'Alipay' : 'npm'} build\n\n${sizeTable(sizes)}`,
  );
  for (const complaint of overBudget(sizes)) console.log(`\n${complaint}`);
  return 0;
};

try {
  await runCommand(usage, main);
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
