/** The public surface of the chart. */
export type * from './events.ts';
export type * from './errors.ts';
export type * from './view.ts';
export { rtmpCodes } from './events.ts';
export { errorKinds, nextSteps, nextStepOf } from './errors.ts';
