/** AXML without a view: parser, expressions, and a renderer into plain objects. No Node, no DOM. */
export { AxmlError, type Position } from './axml-error.ts';
export { textOf } from './evaluate.ts';
export { parseAxml } from './parse.ts';
export {
  renderAxml,
  type BoundHandler,
  type Data,
  type DocumentLoader,
  type RenderedElement,
  type RenderedNode,
  type RenderedText,
} from './render.ts';
export type * from './tree.ts';
