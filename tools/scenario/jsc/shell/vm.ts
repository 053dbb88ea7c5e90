/** `node:vm` over the shell's realms: as much as `lab/realm` uses of it. */
import { shell, type Realm } from './host.ts';

const realms = new WeakMap<object, Realm>();

const evaluate = (code: string, context: object): unknown => {
  const realm = realms.get(context);
  if (realm === undefined) throw new Error('no context of this vm');
  return realm.evalScript(code);
};

class Script {
  readonly #code: string;

  constructor(code: string, { filename }: { readonly filename: string }) {
    this.#code = `${code}\n//# sourceURL=${filename}`;
  }

  runInContext(context: object): unknown {
    return evaluate(this.#code, context);
  }
}

function createContext(): object {
  const realm = shell.$.createRealm();
  realms.set(realm.global, realm);
  // Node's context refuses to evaluate texts; here there is no such switch
  Reflect.deleteProperty(realm.global, 'eval');
  return realm.global;
}

export default { Script, createContext, runInContext: evaluate };
