import { rolldown } from 'rolldown';
import { expect, test } from 'vitest';

test('settings bring neither XState nor the ZEGO SDK into the lobby, and little of their own', async () => {
  const bundle = await rolldown({ input: 'src/settings/index.ts', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'cjs', minify: true });
  await bundle.close();
  const [chunk] = output;
  expect(chunk.moduleIds.filter((id) => id.includes('node_modules'))).toEqual([]);
  expect(chunk.imports).toEqual([]);
  expect(chunk.code.length).toBeLessThan(10_000);
});
