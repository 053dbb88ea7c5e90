/** What is wrong in an AXML file, where, and what to write instead. */

/** Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export class AxmlError extends Error implements Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  /** what to do about it */
  readonly remedy: string;

  constructor(at: Position, problem: string, remedy: string) {
    super(`${at.file}:${at.line}:${at.column}: ${problem}. ${remedy}`);
    this.name = 'AxmlError';
    this.file = at.file;
    this.line = at.line;
    this.column = at.column;
    this.problem = problem;
    this.remedy = remedy;
  }
}
