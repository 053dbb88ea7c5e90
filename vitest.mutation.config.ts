/**
 * The tests that `npm run mutation` asks about every mutant: the project `fast`, all in one thread that is new for each
 * mutant. How long they may take is Stryker's to say.
 */
import { defineConfig } from 'vitest/config';

/** ms */
const hour = 3_600_000;

export default defineConfig({
  test: { include: ['tests/unit/**/*.test.ts'], isolate: false, testTimeout: hour, hookTimeout: hour },
});
