/**
 * Mutants that are left alive on purpose: each with the reason why no behaviour tells it from the original. What is
 * compared is the code, not its line, so that the list outlives edits around it.
 */
import type { Mutant } from './mutant.ts';

export interface Accepted {
  readonly file: string;
  readonly original: string;
  readonly replacement: string;
  readonly because: string;
}

const guards = 'machines/guards.ts';
const bothStop =
  'both legs stop in the step in which the room begins to leave: never is one stopped and one not';
const typeOnly = 'a stream is named before it is asked for; the empty text is there for the type';

export const accepted: readonly Accepted[] = [
  {
    file: 'machines/setup.ts',
    original:
      'types: { context: {} as CallContext, events: {} as CallEvent, input: {} as CallProfile | undefined, }',
    replacement: '{}',
    because: 'read by the compiler only',
  },
  {
    file: 'machines/call.ts',
    original: '{ maxIterations: 100 }',
    replacement: '{}',
    because: 'a net under a chart that never rests; that this one always rests is the searches’ matter',
  },
  { file: 'machines/actors.ts', original: "''", replacement: '"Stryker was here!"', because: typeOnly },
  {
    file: 'machines/preparing.ts',
    original: "{ actions: 'setVisible' }",
    replacement: '{}',
    because: 'the component’s region writes the same in the same step',
  },
  {
    file: guards,
    original: '!fact.push.started && !fact.play.started',
    replacement: '!fact.push.started || !fact.play.started',
    because: bothStop,
  },
  {
    file: guards,
    original: '!fact.push.started && !fact.play.started',
    replacement: 'true',
    because: bothStop,
  },
];

const oneLine = (code: string): string => code.replace(/\s+/g, ' ').trim();

export const reasonOf = (mutant: Mutant): string | undefined =>
  accepted.find(
    ({ file, original, replacement }) =>
      file === mutant.file &&
      oneLine(original) === oneLine(mutant.original) &&
      oneLine(replacement) === oneLine(mutant.replacement),
  )?.because;
