/**
 * What is mutated in one go, small enough that a run which is ended loses little, and the tests that answer for it:
 * `quick` ones see every mutant, `deep` ones those that nothing else has caught. Stryker switches mutants through a
 * global of the test process, so tests that load the sources into it see them by themselves; built mini-programs in
 * their realms see them through `realms-see-mutants.ts`.
 */
export interface MutationPart {
  readonly name: string;
  /** globs of sources */
  readonly mutate: readonly string[];
  /** test files and folders of such, the cheapest first: a mutant is done with at the first test that fails */
  readonly quick: readonly string[];
  readonly deep: readonly string[];
}

const scenarios = 'tests/product/scenarios/scenarios.test.ts';

const machines = (name: string, files: string): MutationPart => ({
  name,
  mutate: [`machines/${files}.ts`],
  quick: ['tests/unit/machines'],
  deep: [scenarios, 'tests/proof/model/exhaustive.test.ts'],
});

const adapters = (name: string, quick: readonly string[], deep: readonly string[]): MutationPart => ({
  name,
  mutate: [`src/adapters/${name}/**/*.ts`, '!src/adapters/**/*.d.ts'],
  quick: quick.map((folder) => `tests/unit/${folder}`),
  deep,
});

export const mutationParts: readonly MutationPart[] = [
  machines('questions', '{guards,fence,pair,stream-id,policy}'),
  machines('writing', '{actions,context}'),
  machines('room', '{room,preparing,presence,token}'),
  machines('streams', '{publisher,player,rtc-room,actors,setup,call,commands}'),
  machines('view', '{view,errors}'),
  machines('shapes', '{parse,event-shapes}'),
  adapters(
    'zego',
    ['zego'],
    ['tests/proof/property/parsers.test.ts', 'tests/product/contract/engine.test.ts', scenarios],
  ),
  adapters('alipay', ['alipay'], [scenarios]),
  adapters('rtc-room', ['rtc-room'], ['tests/proof/property/parsers.test.ts', scenarios]),
  adapters('credentials', ['credentials', 'call'], [scenarios]),
  adapters(
    'inspector',
    ['classic', 'phone', 'emitter', 'facade', 'relay'].map((file) => `inspector/${file}.test.ts`),
    [],
  ),
  {
    name: 'shared',
    mutate: ['src/adapters/*.ts'],
    quick: ['rtc-room', 'alipay', 'credentials', 'zego'].map((folder) => `tests/unit/${folder}`),
    deep: [scenarios],
  },
];
