/**
 * The bundler's module around ZEGO's file (`tools/build/zego-vendor.ts`): which of the two builds was taken, and a
 * function that evaluates it once more with the globals it is given. Each evaluation is independent of the others.
 */
declare module 'zego-vendor' {
  export const vendorBuild: 'npm' | 'alipay';
  /** Returns the vendor's `module.exports`. */
  export function loadVendor(globals: Readonly<Record<string, unknown>>): unknown;
}
