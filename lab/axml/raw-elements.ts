/** htmlparser2's events as raw elements with offsets, strict where htmlparser2 is lenient. */
import { Parser } from 'htmlparser2';
import type { SourceText } from './source-text.ts';

export interface RawAttribute {
  readonly name: string;
  /** `null` without `=` */
  readonly value: string | null;
  readonly offset: number;
  readonly valueOffset: number;
}

export interface RawElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: readonly RawAttribute[];
  readonly children: readonly RawNode[];
  readonly offset: number;
}

export interface RawText {
  readonly kind: 'text';
  readonly text: string;
  readonly offset: number;
}

export type RawNode = RawElement | RawText;

/** htmlparser2 drops a closing tag that closes nothing; AXML authors want to know. */
class StrictParser extends Parser {
  readonly #onClosing: (start: number, end: number) => void;

  constructor(
    handlers: ConstructorParameters<typeof Parser>[0],
    onClosing: (start: number, end: number) => void,
  ) {
    super(handlers, { xmlMode: true });
    this.#onClosing = onClosing;
  }

  override onclosetag(start: number, end: number): void {
    this.#onClosing(start, end);
    super.onclosetag(start, end);
  }
}

interface OpenElement {
  readonly tag: string;
  readonly offset: number;
  readonly attributes: RawAttribute[];
  readonly children: RawNode[];
}

export function parseRaw(source: SourceText): readonly RawNode[] {
  const root: RawNode[] = [];
  const open: OpenElement[] = [];
  const siblings = (): RawNode[] => open.at(-1)?.children ?? root;
  const parser = new StrictParser(
    {
      onopentagname: (tag) => open.push({ tag, offset: parser.startIndex, attributes: [], children: [] }),
      onattribute: (name, value, quote) => {
        const offset = parser.startIndex;
        open.at(-1)?.attributes.push({
          name,
          value: quote === undefined ? null : value,
          offset,
          valueOffset: valueOffset(source.text, offset + name.length),
        });
      },
      onclosetag: (tag, implied) => {
        const element = open.pop();
        if (element === undefined) return;
        const selfClosing = parser.startIndex === element.offset;
        if (implied && !selfClosing)
          throw source.error(element.offset, `<${tag}> is not closed`, `Write </${tag}> or <${tag} … />`);
        siblings().push({ kind: 'element', ...element });
      },
      ontext: (text) => {
        const last = siblings().at(-1);
        if (last?.kind === 'text') siblings().splice(-1, 1, { ...last, text: last.text + text });
        else siblings().push({ kind: 'text', text, offset: parser.startIndex });
      },
    },
    (start, end) => {
      const tag = source.text.slice(start, end);
      if (!open.some((element) => element.tag === tag)) {
        throw source.error(start - 2, `</${tag}> closes nothing`, 'Remove it, or open the element before');
      }
    },
  );
  parser.end(source.text);
  return root;
}

const valueOffset = (text: string, afterName: number): number => {
  const opening = /\s*=\s*["']?/y;
  opening.lastIndex = afterName;
  return afterName + (opening.exec(text)?.[0].length ?? 0);
};
