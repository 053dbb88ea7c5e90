/** The mini-program's console: kept for the tests (no secret may be in it), printed nowhere. */
import { inspect } from 'node:util';

const levels = ['log', 'info', 'warn', 'error', 'debug'] as const;

export interface ConsoleEntry {
  readonly level: (typeof levels)[number];
  readonly text: string;
  /** ms since the world began */
  readonly at: number;
}

export class CapturedConsole {
  readonly entries: ConsoleEntry[] = [];
  /** what the realm gets as `console` */
  readonly console: Readonly<Record<string, (...values: unknown[]) => void>>;

  constructor(elapsed: () => number) {
    this.console = Object.fromEntries(
      levels.map((level) => [
        level,
        (...values: unknown[]) => {
          this.entries.push({ level, text: values.map(asText).join(' '), at: elapsed() });
        },
      ]),
    );
  }
}

const asText = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : inspect(value, { depth: 8, breakLength: Infinity, maxStringLength: null });
