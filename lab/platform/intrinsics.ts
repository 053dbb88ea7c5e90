/** The intrinsics of the context that the lab itself runs in: `my` and the page share it in a browser. */
import type { Intrinsics } from './ports.ts';

export const hostIntrinsics: Intrinsics = {
  promise: (executor) => new Promise(executor),
  arrayBuffer: (bytes) => {
    const buffer = new ArrayBuffer(bytes.length);
    new Uint8Array(buffer).set(bytes);
    return buffer;
  },
  plain: (value) => value,
};
