/**
 * Lets a mini-program that was built from mutated sources see which mutant is on. Stryker's code asks a global of the
 * test process, and looks for it with `new Function('return this')`, which a bare realm refuses, as a phone does. Here
 * that one question is answered with the global object of the test process; whatever else is asked of `Function` is
 * refused as before. Every phone loads its code anew, so in a realm no mutant is static.
 */
import { syncBuiltinESMExports } from 'node:module';
import vm from 'node:vm';

const answering = `(world) => {
  const answer = (target, given) => (given[0] === 'return this' ? () => world : Reflect.construct(target, given));
  // minified code leaves \`new\` out
  Function = new Proxy(Function, { construct: answer, apply: (target, _self, given) => answer(target, given) });
}`;

const { createContext } = vm;

vm.createContext = (...given) => {
  const context = createContext(...given);
  const answer: (world: typeof globalThis) => void = vm.runInContext(answering, context);
  answer(globalThis);
  return context;
};
// for those who import it by name
syncBuiltinESMExports();
