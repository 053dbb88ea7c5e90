/** The vendor builds that the contract suite runs against: npm's always, ZEGO's Alipay build where it is present. */
import { projectRoot } from '../../../tools/build/build-mini-program.ts';
import { ensureBundled } from '../../../tools/build/ensure-built.ts';
import { alipaySdkPath, findAlipaySdk } from '../../../tools/build/zego-vendor.ts';
import type { VendorBuild } from '../../../src/adapters/zego/engine.ts';

export interface VendorUnderTest {
  readonly build: VendorBuild;
  readonly title: string;
  /** why it cannot be tested here; '' when it can */
  readonly absent: string;
}

export const vendorsUnderTest: readonly VendorUnderTest[] = [
  { build: 'npm', title: 'npm build', absent: '' },
  {
    build: 'alipay',
    title: 'Alipay build',
    absent:
      findAlipaySdk(projectRoot) === undefined
        ? `ZEGO's Alipay build is not here: put it at ${alipaySdkPath} or name it in ZEGO_ALIPAY_SDK`
        : '',
  },
];

/** The engine over this build as one CommonJS file. */
export const bundledEngine = (build: VendorBuild): Promise<string> =>
  ensureBundled('tests/product/contract/engine-entry.ts', { vendor: build });
