/**
 * The tree of an AXML file, neutral of what shows it: the bare realm interprets it, the browser host prints render code
 * from it. Directives are nodes of their own, so that no consumer looks for `a:…` attributes again.
 */
import type { Position } from './axml-error.ts';
import type { Expression } from './expression.ts';

/** An attribute's or text's value. An attribute without one is `true`. */
export type Value =
  | { readonly kind: 'literal'; readonly value: string | true }
  /** exactly one `{{ }}`: keeps its type */
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** text around `{{ }}`: a string */
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] };

export interface Attribute {
  readonly name: string;
  readonly value: Value;
  readonly at: Position;
}

/** `onTap="join"`, `catchTap="join"`. */
export interface Handler {
  /** as in `event.type`: `tap`, `rtmpEvent` */
  readonly event: string;
  /** as written: `onTap` */
  readonly attribute: string;
  /** stops the event from bubbling */
  readonly catches: boolean;
  readonly method: Value;
  readonly at: Position;
}

export interface ElementNode {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly handlers: readonly Handler[];
  /** by their names in `dataset`: `data-room-id` is `roomId` */
  readonly dataset: readonly Attribute[];
  readonly children: readonly AxmlNode[];
  readonly at: Position;
}

export interface TextNode {
  readonly kind: 'text';
  readonly value: Value;
  readonly at: Position;
}

/** `<block>`: its children without an element. */
export interface FragmentNode {
  readonly kind: 'fragment';
  readonly children: readonly AxmlNode[];
  readonly at: Position;
}

/** `a:if`, `a:elif` … `a:else` of neighbours; the first branch whose test holds. `null` is `a:else`. */
export interface ConditionalNode {
  readonly kind: 'conditional';
  readonly branches: readonly { readonly test: Expression | null; readonly body: AxmlNode }[];
  readonly at: Position;
}

/** `a:for` binds outside an `a:if` on the same element. A number counts from 0. */
export interface LoopNode {
  readonly kind: 'loop';
  readonly list: Expression;
  readonly item: string;
  readonly index: string;
  readonly key: LoopKey | null;
  readonly body: AxmlNode;
  readonly at: Position;
}

export type LoopKey =
  | { readonly kind: 'item' }
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'expression'; readonly value: Value };

/** `<template is="…" data="{{…}}">`: sees its data only. */
export interface TemplateNode {
  readonly kind: 'template';
  readonly is: Value;
  readonly data: Expression | null;
  readonly at: Position;
}

/** `<include src="…">`: the other file's body, in this scope. */
export interface IncludeNode {
  readonly kind: 'include';
  readonly src: string;
  readonly at: Position;
}

export type AxmlNode =
  ElementNode | TextNode | FragmentNode | ConditionalNode | LoopNode | TemplateNode | IncludeNode;

export interface AxmlDocument {
  readonly file: string;
  readonly body: readonly AxmlNode[];
  /** `<template name="…">`, usable here and by who imports this file */
  readonly templates: ReadonlyMap<string, readonly AxmlNode[]>;
  /** `<import src="…">`, as written */
  readonly imports: readonly string[];
  /** `<import-sjs name="…" from="…">`, by name */
  readonly scripts: ReadonlyMap<string, string>;
}
