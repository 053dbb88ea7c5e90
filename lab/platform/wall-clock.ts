/** `Date` of a phone whose clock shows another time than this machine's: for scripts that share the machine's realm. */
export const dateOf = (now: () => number): DateConstructor =>
  new Proxy(Date, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
    apply: () => new Date(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
