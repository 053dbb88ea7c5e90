/**
 * One macro-turn of Node. All `vm` contexts share Node's microtask queue, so when `setImmediate` fires every promise
 * chain of every realm has run to its end.
 */
export const nodeSettle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
