/** What the lab uses of `@xstate/inspect`, which only this workspace can import. */
export { createDevTools, inspect } from '@xstate/inspect';
