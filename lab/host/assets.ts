/** Where a picture that a page or its style names is found. */
import { resolvePath } from './paths.ts';

/** The asset's data URL; what is no asset of the mini-program, such as an address in the network, stays as it is. */
export const assetUrl = (assets: Readonly<Record<string, string>>, path: string, from: string): string =>
  path === '' ? '' : (assets[resolvePath(path, from)] ?? path);
