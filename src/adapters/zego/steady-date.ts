/**
 * A `Date` for one engine that no setting of the phone's clock moves. ZEGO's SDK takes a clock that jumps ahead for a link that
 * has been silent, and drops it for minutes.
 */

/** ms between two looks at the clock of an engine that runs: its link has a heartbeat. More is a clock that was set, or a sleep. */
const longestStep = 30_000;

/** The built-in `Date`, but what it calls now goes on from the engine's start, by no step longer than that and never back. */
export function steadyDate(): DateConstructor {
  let readAt = Date.now();
  let now = readAt;
  const read = (): number => {
    const time = Date.now();
    const passed = time - readAt;
    readAt = time;
    if (passed > 0 && passed <= longestStep) now += passed;
    return now;
  };
  return new Proxy(Date, {
    construct: (target, args: unknown[], self) =>
      Reflect.construct(target, args.length === 0 ? [read()] : args, self) as Date,
    get: (target, name): unknown => (name === 'now' ? read : Reflect.get(target, name)),
  });
}
