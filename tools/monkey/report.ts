/** What a try came to, for the terminal, and for a file where something was found. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './run-seed.ts';

export const secondsText = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

/** Keeps what the lab and the charts saw, and returns the lines to print. */
export function reportOf(outcome: Outcome, directory: string): readonly string[] {
  const { seed, played, findings, evidence } = outcome;
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `seed-${seed}.txt`);
  const actions = played.map(([at, words]) => `  ${String(at).padStart(2)}  ${words}`);
  writeFileSync(file, [...linesOf(outcome), ...actions, '', ...evidence, ''].join('\n'));
  return [
    `Seed ${seed}: ${[...new Set(findings.map(({ kind }) => kind))].join(', ')}`,
    ...linesOf(outcome),
    ...actions,
    `  ${file}`,
  ];
}

const linesOf = ({ findings }: Outcome): readonly string[] =>
  findings.map(({ kind, detail }) => `  ${kind}: ${detail}`);
