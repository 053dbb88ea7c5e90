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

export function textField(rule: TextRule): Field<string> {
  return {
    kind: 'text',
    initial: '',
    choices: [],
    parse: (text) => judged(rule(text), text),
    print: (value) => value,
  };
}

/** Printing a secret reveals it: forms and storage need it, logs must not print settings. */
export function secretField(rule: TextRule): Field<Secret> {
  return {
    kind: 'secret',
    initial: secret(''),
    choices: [],
    parse: (text) => judged(rule(text), secret(text)),
    print: (value) => value.reveal(),
  };
}

export function integerField(rule: (value: number) => FieldRule | null): Field<number | null> {
  return {
    kind: 'integer',
    initial: null,
    choices: [],
    parse: (text) =>
      /^\d+$/.test(text) ? judged(rule(Number(text)), Number(text)) : { rule: 'notPositiveInteger' },
    print: (value) => (value === null ? '' : String(value)),
  };
}

export function choiceField<Value extends string | number>(
  values: readonly Value[],
  initial: Value,
): Field<Value> {
  return {
    kind: 'choice',
    initial,
    choices: values.map(String),
    parse: (text) => {
      const value = values.find((one) => String(one) === text);
      return value === undefined ? { rule: 'outOfRange' } : { value };
    },
    print: String,
  };
}

export function switchField(initial: boolean): Field<boolean> {
  return {
    kind: 'switch',
    initial,
    choices: [],
    parse: (text) =>
      text === 'true' || text === 'false' ? { value: text === 'true' } : { rule: 'outOfRange' },
    print: String,
  };
}

function judged<Value>(rule: FieldRule | null, value: Value): Parsed<Value> {
  return rule === null ? { value } : { rule };
}
