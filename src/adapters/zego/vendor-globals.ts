/**
 * The globals of one evaluation of the vendor's code (`ZegoVendor`): its own timers, sockets, listeners, a console
 * that prints nothing, and empty stand-ins for the browser's names. Nothing else of the page's context is replaced.
 */
import type { VendorBuild } from './engine.ts';
import type { OwnedPlatform } from './owned-platform.ts';
import type { OwnedTimers } from './owned-timers.ts';
import { callBack, field, ignore } from '../unknown.ts';
import type { Platform } from './platform.ts';
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
  const { setTimeout, clearTimeout, setInterval, clearInterval } = timers;
  return {
    ...(build === 'npm'
      ? { wx: createWxFacade(my, owned.overrides) }
      : {
          my: Object.assign(Object.create(my), owned.overrides, {
            getSetting: refuse,
            // with it the Alipay build shows its errors; where it is missing, it throws over them
            confirm: ignore,
          }) as unknown,
        }),
    // 3.6.0 assigns to `window` and falls back to `globalThis`, a name that Alipay reserves
    window: scope,
    globalThis: scope,
    navigator: { onLine: true, appVersion: 'mini-program' },
    performance: { now: () => Date.now() },
    console: silentConsole,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
  };
}

/** The vendor's own system check asks, which the adapter does not use. */
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
