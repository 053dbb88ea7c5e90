/**
 * What a trace may not hold. Events carry no secret by design; texts from outside (names, codes) could all the same. So
 * whatever looks like a URL, its parameters, a Token04 or a signature (256 characters are more than any id may have) is
 * blanked, and so is `extraInfo`, which belongs to the other side's app.
 */
import { textOf } from '../adapters/unknown.ts';

const secretLike = /:\/\/|[?&]\w+=|^04[^]{80}|[^]{256}/;

/** A replacer for JSON.stringify. */
export const redact = (key: string, value: unknown): unknown =>
  key === 'extraInfo' || secretLike.test(textOf(value)) ? '•••' : value;
