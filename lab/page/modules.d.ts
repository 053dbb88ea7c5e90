/** The built mini-program, from `host/node/mini-program-plugin.ts`. */
declare module 'virtual:mini-program' {
  const program: import('../host/mini-program.ts').MiniProgram;
  export default program;
}

declare module '*.css';
