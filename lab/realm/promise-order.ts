/**
 * Another order of promises, as mini-program realms have it: on iOS 15 and older a promise settles in a turn of its own.
 * Put before the program's first line, because a realm's `Promise` can be changed from inside only.
 */
import type { ProgramFiles } from './program-files.ts';

/** How promises of the mini-program's realm settle: as in a browser, each in a turn of its own (iOS ≤ 15), or mixed. */
export const promiseOrders = ['microtasks', 'macrotasks', 'mixed'] as const;
export type PromiseOrder = (typeof promiseOrders)[number];

/** Every reaction, or about half of them by an own generator, waits for a timer of 0 ms. */
const prelude = (order: PromiseOrder, seed: number): string => `(function () {
  var native = Promise.prototype.then, state = ${seed >>> 0};
  function isLate() {
    ${order === 'macrotasks' ? 'return true;' : ''}
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state > 2147483648;
  }
  function later(reaction) {
    if (typeof reaction !== 'function' || !isLate()) return reaction;
    return function (value) {
      var turn = new Promise(function (resolve, reject) {
        setTimeout(function () {
          try { resolve(reaction(value)); } catch (reason) { reject(reason); }
        }, 0);
      });
      // whoever adopts it does so at once, or there were turns without end
      turn.then = native;
      return turn;
    };
  }
  Promise.prototype.then = function (fulfilled, rejected) {
    return native.call(this, later(fulfilled), later(rejected));
  };
})();
`;

const entry = 'app.js';

/** Realms keep the code that they have compiled: a few generators do. */
const generators = 16;

/** The mini-program, whose promises settle in this order. */
export const inPromiseOrder = (files: ProgramFiles, order: PromiseOrder, seed: number): ProgramFiles => {
  if (order === 'microtasks') return files;
  const before = prelude(order, seed % generators);
  return {
    read: (path) => {
      const text = files.read(path);
      return path === entry && text !== undefined ? before + text : text;
    },
  };
};
