/**
 * The bundler's module around ZEGO's file (`tools/build/zego-vendor.ts`), in the shape of `ZegoVendor`
 * (src/adapters/zego/engine.ts).
 */
declare module 'zego-vendor' {
  export const vendorBuild: 'npm' | 'alipay';
  export function loadVendor(globals: Readonly<Record<string, unknown>>): unknown;
}
