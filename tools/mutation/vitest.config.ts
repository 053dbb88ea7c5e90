/**
 * The tests that see a mutant: Stryker switches mutants through a global of the test process, so only what runs the
 * sources in process can notice one. What runs a built mini-program in a realm of its own never does, and is left out.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/unit/machines/**/*.test.ts',
      'tests/unit/{alipay,credentials,rtc-room,zego,inspector,call}/**/*.test.ts',
      'tests/property/**/*.test.ts',
      'tests/model/{exhaustive,two-party}.test.ts',
    ],
    testTimeout: 60_000,
  },
});
