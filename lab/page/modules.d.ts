/** Modules without types of their own. */

/** The built mini-program, from `host/node/mini-program-plugin.ts`. */
declare module 'virtual:mini-program' {
  import type { MiniProgram } from '../host/mini-program.ts';
  const program: MiniProgram;
  export default program;
}

declare module '*.css';

/** Vite's, as far as it is used. */
interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}
