/**
 * One engine over ZEGO's SDK: commands go in through one choke point, callbacks come out as typed events. Each engine
 * evaluates the vendor's code anew with globals of its own, so engines share nothing and end without a trace.
 */
import { loadVendor, vendorBuild } from 'zego-vendor';
import type { CreateZegoEngine } from './engine.ts';
import { engineOver } from './engine-over.ts';

/** Throws a `CallFailure` of kind `invalidInput` for an appID or server that ZEGO cannot take. */
export const createZegoEngine: CreateZegoEngine = (options) =>
  engineOver({ build: vendorBuild, load: loadVendor, my }, options);
