/** Modules without types of their own. */

/** The built mini-program, from `host/node/mini-program-plugin.ts`. */
declare module 'virtual:mini-program' {
  import type { MiniProgram } from '../host/mini-program.ts';
  const program: MiniProgram;
  export default program;
}

declare module '*.css';

/** Where a phone in a tab of its own finds a gateway; written in by the build (tools/lab/vite-config.ts). */
declare const __LAB_GATEWAY__: 'server' | 'worker';

/** The name of somebody else's mini-program on the phones; '' for this project's own. */
declare const __GUEST_APP__: string;
