/** Marks of 32 bits: enough to tell that two charts or two contexts are not the same, too little to carry what is in them. */
import { callMachine } from '../../machines/index.ts';
import type { CallContext } from '../../machines/index.ts';
import { redact } from './redact.ts';

const mark = (value: object): number =>
  JSON.stringify(value, redact)
    .split('')
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0);

/** Over the chart's configuration: states, transitions and names, not what guards and actions do. */
export const chartMark = (): number => mark(callMachine.config);

/** Over what a call writes, as it is after redaction, so that a replay of redacted events comes to the same. */
export const contextMark = ({ intent, fact }: CallContext): number => mark({ intent, fact });
