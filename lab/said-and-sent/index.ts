/** What the page says is what is sent: the rules, and the watches over them for both shells of the lab. */
export { bounds, boundOf } from './bounds.ts';
export { findingText, type Finding } from './held.ts';
export { disagreementKinds, disagreementsIn, sentences, type DisagreementKind } from './rules.ts';
export { readSaid, type Said } from './said.ts';
export { Scene, type SceneParts } from './scene.ts';
export type { Component, Situation } from './situation.ts';
export { TimedWatch } from './timed-watch.ts';
export { Watch } from './watch.ts';
