/**
 * The globals of one evaluation of the vendor's code (`ZegoVendor`): its own timers, sockets, listeners, a clock
 * that nobody sets, a console that prints nothing, and empty stand-ins for the browser's names. Nothing else of the page's context is replaced.
 */
import type { VendorBuild } from './engine.ts';
import type { OwnedPlatform } from './owned-platform.ts';
import type { OwnedTimers } from './owned-timers.ts';
import { callBack, field, ignore } from '../unknown.ts';
import type { Platform } from './platform.ts';
import { steadyDate } from './steady-date.ts';
import { createWxFacade } from './wx-facade.ts';

export interface VendorGlobalsParts {
  readonly build: VendorBuild;
  readonly my: Platform;
  readonly timers: OwnedTimers;
  readonly owned: OwnedPlatform;
}

/** Keys as `cli/wrap-sdk.ts` names its parameters. */
export function vendorGlobals({
  build,
  my,
  timers,
  owned,
}: VendorGlobalsParts): Readonly<Record<string, unknown>> {
  const scope = {};
  const date = steadyDate();
  const { setTimeout, clearTimeout, setInterval, clearInterval } = timers;
  return {
    ...(build === 'npm' ? { wx: createWxFacade(my, owned.overrides) } : { my: alipayMy(my, owned) }),
    // 3.6.0 assigns to `window` and falls back to `globalThis`, a name that Alipay reserves
    window: scope,
    globalThis: scope,
    navigator: { onLine: true, appVersion: 'mini-program' },
    performance: { now: () => date.now() },
    Date: date,
    console: silentConsole,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  };
}

/** `confirm` would show the user every error that the vendor logs; its own system check asks `getSetting`, and is not used. */
const alipayMy = (my: Platform, owned: OwnedPlatform): unknown =>
  Object.assign(Object.create(my), owned.overrides, { confirm: ignore, getSetting: refuse });

const refuse = (options: unknown): void => callBack(field(options, 'fail'));

/** The SDK's console lines hold tokens. */
const silentConsole = {
  log: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
  debug: ignore,
  table: ignore,
};
