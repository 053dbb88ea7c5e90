/**
 * ZEGO's file, unchanged, as the body of a function whose parameters are every global that it names: the adapters hand
 * each engine its own `wx`, timers and console, and nothing of the vendor's touches the page's globals. Used by this
 * project's build and by `callchart wrap-sdk`, for ZEGO's code comes from ZEGO and is in no package of ours.
 */

/** Names the vendor's code may read; each becomes a parameter, so none reaches the phone's context by accident. */
const parameters = [
  'wx',
  'my',
  'window',
  'navigator',
  'globalThis',
  'performance',
  'Date',
  'console',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
];

/** Shadowed and left undefined: module loaders and worker globals that the vendor's UMD header looks for. */
const absent = ['self', 'define', 'require'];

/** The function `loadVendor` of `ZegoVendor`, as a declaration in plain ES5 around the vendor's code. */
export const loadVendorSource = (vendorCode: string): string => `function loadVendor(globals) {
  var module = { exports: {} };
  (function (module, exports, ${[...parameters, ...absent].join(', ')}) {
${vendorCode}
  })(module, module.exports, ${parameters.map((name) => `globals.${name}`).join(', ')});
  return module.exports;
}
`;

/** A CommonJS file, as the vendor's own is, that exports a `ZegoVendor`. */
export const wrappedSdk = (vendorCode: string, build: 'npm' | 'alipay'): string => `/**
 * Written by \`callchart wrap-sdk\`: ZEGO's ${build === 'npm' ? 'npm' : 'Alipay'} build, which belongs to ZEGO, as a function. Not to be edited or committed.
 */
${loadVendorSource(vendorCode)}
exports.vendorBuild = '${build}';
exports.loadVendor = loadVendor;
`;

/** The types of such a file. */
export const wrappedSdkTypes = `import type { ZegoVendor } from 'callchart';
export declare const vendorBuild: ZegoVendor['vendorBuild'];
export declare const loadVendor: ZegoVendor['loadVendor'];
`;
