/** Tells one chart from another, so that a trace of another version is known as such. */
import { callMachine } from '../../machines/index.ts';

/** 32 bits over the chart's configuration: states, transitions and names, not what guards and actions do. */
export const chartMark = (): number =>
  JSON.stringify(callMachine.config)
    .split('')
    .reduce((mark, letter) => (mark * 31 + letter.charCodeAt(0)) | 0, 0);
