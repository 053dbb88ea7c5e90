/** What is used of `@xstate/inspect`, in one place: only this workspace can import it. */
export { createDevTools, createWebSocketReceiver, createWindowReceiver, inspect } from '@xstate/inspect';
