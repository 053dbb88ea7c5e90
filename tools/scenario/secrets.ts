/**
 * Looks for secrets where none may be: everything that a run wrote down or would show to anybody. Tokens are known to
 * the stage, signatures carry a canary, and stream URLs are told by their parameters.
 */
import { canarySignature } from '../../lab/credentials/lab-app.ts';
import type { Stage } from './stage.ts';

/** Parameters that the SDK adds to every stream URL. */
const urlParameter = /zg(seq|did)=/;

/** Names the secrets that occur in `text`. */
const foundIn = (text: string, tokens: readonly string[]): string[] => [
  ...(tokens.some((token) => text.includes(token)) ? ['a token'] : []),
  ...(text.includes(canarySignature) ? ['a signature'] : []),
  ...(urlParameter.test(text) ? ['a stream URL parameter'] : []),
];

const placesOf = ({ world, actors }: Stage): readonly (readonly [place: string, text: string])[] => [
  ['the trace', world.traceText()],
  ["the gateway's journal", JSON.stringify(world.gateway.journal.entries)],
  ...[...actors].flatMap(([name, actor]): (readonly [string, string])[] => [
    [`the console of ${name}`, actor.phone.console.entries.map(({ text }) => text).join('\n')],
    [`the errors of ${name}`, actor.phone.errors.join('\n')],
    [`the texts on ${name}`, actor.callPages.flatMap(({ view }) => view.texts()).join('\n')],
    [`the SDK calls of ${name}`, JSON.stringify(actor.sdkCalls)],
    [`the chart of ${name}`, actor.callPages.length === 0 ? '' : JSON.stringify(actor.snapshot)],
  ]),
];

/** `a token in the trace`, … */
export const secretsIn = (stage: Stage): string[] =>
  placesOf(stage).flatMap(([place, text]) =>
    foundIn(text, stage.tokens).map((secret) => `${secret} in ${place}`),
  );
