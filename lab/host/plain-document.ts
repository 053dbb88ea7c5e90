/** A parsed AXML document as JSON, for the way from the build plugin into the browser. */
import type { AxmlDocument } from '../axml/index.ts';

type Plain<Value> =
  Value extends ReadonlyMap<string, infer Item> ? readonly (readonly [string, Item])[] : Value;
export type PlainDocument = { readonly [Key in keyof AxmlDocument]: Plain<AxmlDocument[Key]> };

export const toPlain = (document: AxmlDocument): PlainDocument => ({
  ...document,
  templates: [...document.templates],
  scripts: [...document.scripts],
});

export const fromPlain = (plain: PlainDocument): AxmlDocument => ({
  ...plain,
  templates: new Map(plain.templates),
  scripts: new Map(plain.scripts),
});
