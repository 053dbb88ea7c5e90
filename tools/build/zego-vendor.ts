/**
 * Which of ZEGO's two builds goes in: the bundler module `zego-vendor`, imported by the call page, which hands it to
 * `bindCall`. The same wrapping as in the file that `callchart wrap-sdk` writes for other mini-programs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Plugin } from 'rolldown';
import { loadVendorSource } from '../../cli/wrap-sdk.ts';
import type { VendorBuild } from '../../src/adapters/zego/engine.ts';
import { BuildError } from './build-error.ts';

export interface VendorSource {
  readonly build: VendorBuild;
  readonly file: string;
}

/** The id of the vendor's module in the bundle; its chunk is told by it. */
export const vendorModuleId = '\0zego-vendor';

/** Where a developer puts ZEGO's Alipay build, downloaded from ZEGO; `ZEGO_ALIPAY_SDK` names another place. */
export const alipaySdkPath = 'vendor/ZegoExpressAlipayMiniProgram.js';

/** The Alipay build's file if there is one. Throws `BuildError` when `ZEGO_ALIPAY_SDK` names a file that is not there. */
export function findAlipaySdk(root: string): string | undefined {
  const named = process.env['ZEGO_ALIPAY_SDK'];
  if (named !== undefined && named !== '') {
    const file = resolve(root, named);
    if (!existsSync(file)) throw new BuildError(`ZEGO_ALIPAY_SDK names ${file}, which is not there`);
    return file;
  }
  const dropped = join(root, alipaySdkPath);
  return existsSync(dropped) ? dropped : undefined;
}

/** Without a wish, the Alipay build is taken where it is present: it is the one that ZEGO supports on Alipay. */
export function findVendor(root: string, wish?: VendorBuild): VendorSource {
  const alipay = wish === 'npm' ? undefined : findAlipaySdk(root);
  if (alipay !== undefined) return { build: 'alipay', file: alipay };
  if (wish === 'alipay')
    throw new BuildError(
      `ZEGO's Alipay build is absent: put it at ${alipaySdkPath} or name it in ZEGO_ALIPAY_SDK`,
    );
  const require = createRequire(join(root, 'package.json'));
  return { build: 'npm', file: require.resolve('zego-express-engine-miniprogram') };
}

const moduleOf = ({ build, file }: VendorSource): string => `
export const vendorBuild = ${JSON.stringify(build)};
export ${loadVendorSource(readFileSync(file, 'utf8'))}`;

export function zegoVendorPlugin(vendor: VendorSource): Plugin {
  return {
    name: 'zego-vendor',
    resolveId: (id) => (id === 'zego-vendor' ? vendorModuleId : null),
    load: (id) => (id === vendorModuleId ? { code: moduleOf(vendor), moduleSideEffects: false } : null),
  };
}
