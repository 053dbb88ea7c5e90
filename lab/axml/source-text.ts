/** An AXML file's text, with offsets turned into lines and columns. */
import { AxmlError, type Position } from './axml-error.ts';

export class SourceText {
  readonly file: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#lineStarts = [0, ...[...text.matchAll(/\n/g)].map((match) => match.index + 1)];
  }

  at(offset: number): Position {
    let line = 1;
    while ((this.#lineStarts[line] ?? Infinity) <= offset) line += 1;
    return { file: this.file, line, column: offset - (this.#lineStarts[line - 1] ?? 0) + 1 };
  }

  error(offset: number, problem: string, remedy: string): AxmlError {
    return new AxmlError(this.at(offset), problem, remedy);
  }
}
