/**
 * One engine over ZEGO's SDK: commands go in through one choke point, callbacks come out as typed events. Each engine
 * evaluates the vendor's code anew with globals of its own, so engines share nothing and end without a trace.
 */
import type { CreateZegoEngine, ZegoVendor } from './engine.ts';
import { engineOver } from './engine-over.ts';
import { phonePlatform } from './platform.ts';

/** The function that it returns throws a `CallFailure` of kind `invalidInput` for an appID or server that ZEGO cannot take. */
export const zegoEngines =
  ({ vendorBuild, loadVendor }: ZegoVendor): CreateZegoEngine =>
  (options) =>
    engineOver({ build: vendorBuild, load: loadVendor, my: phonePlatform }, options);
