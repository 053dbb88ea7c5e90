/** What the contract suite bundles for each vendor build and loads in a bare realm. */
export { createZegoEngine } from '../../src/adapters/zego/create-engine.ts';
