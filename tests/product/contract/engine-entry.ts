/** What the contract suite bundles for each vendor build and loads in a bare realm. */
import * as zegoVendor from 'zego-vendor';
import { zegoEngines } from '../../../src/adapters/zego/create-engine.ts';

export const createZegoEngine = zegoEngines(zegoVendor);
