/**
 * The kinds of field a setting can be: how its text is read, shown and judged. Texts are what forms hold and what
 * is stored; values are what the rest of the program uses.
 */
import { secret, type Secret } from '../adapters/credentials/secret.ts';
import type { FieldRule, TextRule } from './field-rules.ts';

export type FieldKind = 'text' | 'secret' | 'integer' | 'choice' | 'switch';
export type Parsed<Value> = { readonly value: Value } | { readonly rule: FieldRule };

export interface Field<Value> {
  readonly kind: FieldKind;
  /** the value when nothing is typed in */
  readonly initial: Value;
  /** the texts to choose from; empty unless `kind` is `choice` */
  readonly choices: readonly string[];
  /** reads a text that is not empty */
  parse(text: string): Parsed<Value>;
  print(value: Value): string;
}

const judged = <Value>(rule: FieldRule | null, value: Value): Parsed<Value> =>
  rule === null ? { value } : { rule };

export const textField = (rule: TextRule): Field<string> => ({
  kind: 'text',
  initial: '',
  choices: [],
  parse: (text) => judged(rule(text), text),
  print: String,
});

/** Printing a secret reveals it: forms and storage need it, logs must not print settings. */
export const secretField = (rule: TextRule): Field<Secret> => ({
  kind: 'secret',
  initial: secret(''),
  choices: [],
  parse: (text) => judged(rule(text), secret(text)),
  print: (value) => value.reveal(),
});

export const integerField = (rule: (value: number) => FieldRule | null): Field<number | null> => ({
  kind: 'integer',
  initial: null,
  choices: [],
  parse: (text) => judged(/^\d+$/.test(text) ? rule(Number(text)) : 'notPositiveInteger', Number(text)),
  print: (value) => (value === null ? '' : String(value)),
});

const oneOf = <Value>(kind: FieldKind, values: readonly Value[], initial: Value): Field<Value> => ({
  kind,
  initial,
  choices: kind === 'choice' ? values.map(String) : [],
  parse(text) {
    const value = values.find((one) => String(one) === text);
    return value === undefined ? { rule: 'outOfRange' } : { value };
  },
  print: String,
});

export const choiceField = <Value extends string | number>(
  values: readonly Value[],
  initial: Value,
): Field<Value> => oneOf('choice', values, initial);

export const switchField = (initial: boolean): Field<boolean> => oneOf('switch', [true, false], initial);
