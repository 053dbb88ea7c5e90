/** The tests by what they cost and prove; a folder of `tests` each. Limits guard against hanging, nothing is judged by time. */
import { defineConfig } from 'vitest/config';

/** ms */
const hour = 3_600_000;
const patience = { testTimeout: hour, hookTimeout: hour, teardownTimeout: hour };
/** No file leaves anything to the next, so they need not load all modules anew. Long proofs run faster in modules of their own. */
const shared = { isolate: false, ...patience };

export default defineConfig({
  test: {
    reporters: ['tree', './tools/test/project-times.ts'],
    // vitest leaves one core free, which is half of a machine with two
    maxWorkers: '100%',
    ...patience,
    projects: [
      /** the chart, the adapters, the pages: no build, no process, no browser */
      { test: { name: 'fast', include: ['tests/unit/**/*.test.ts'], ...shared } },
      /** what runs the product without a phone */
      { test: { name: 'lab', include: ['tests/lab/**/*.test.ts'], ...shared } },
      /** the product as it is built, on the real SDK: contract, scenarios, embedding, its docs and commands */
      { test: { name: 'product', include: ['tests/product/**/*.test.ts'], ...shared } },
      /** searches, simulations, everything crossed with everything */
      { test: { name: 'proof', include: ['tests/proof/**/*.test.ts'], ...patience } },
      {
        // one file at a time, after the others where one run has both: two phones with pictures want the machine for themselves
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/serve.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          ...patience,
        },
      },
    ],
  },
});
