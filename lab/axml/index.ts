/** AXML without a view: parser, expressions, and a renderer into plain objects. No Node, no DOM. */
export { AxmlError } from './axml-error.ts';
export { textOf } from './evaluate.ts';
export { parseAxml } from './parse.ts';
export {
  renderAxml,
  type Data,
  type DocumentLoader,
  type RenderedElement,
  type RenderedNode,
} from './render.ts';
export type * from './tree.ts';
