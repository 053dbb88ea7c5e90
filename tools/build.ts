/** `npm run build`: writes `dist/`, prints what it weighs, fails over budget or when a file is missing. */
import { BuildError } from './build/build-error.ts';
import { buildMiniProgram } from './build/build-mini-program.ts';
import { overBudget, sizeTable } from './build/sizes.ts';

try {
  const { outDir, vendor, sizes } = await buildMiniProgram();
  console.log(
    `${outDir}, with ZEGO's ${vendor === 'alipay' ? 'Alipay' : 'npm'} build\n\n${sizeTable(sizes)}`,
  );
  const complaints = overBudget(sizes);
  for (const complaint of complaints) console.error(`\n${complaint}`);
  process.exitCode = complaints.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
