/**
 * Which mutants TypeScript refuses: `npm run check` catches those before any test does, as Stryker's own TypeScript
 * checker would say. All are compiled at once, each as a file of its own beside the original; so only what is wrong
 * within the mutated file counts. Unused names do not: they say nothing about behaviour.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { rangeIn, type Mutant } from './mutant.ts';

export function refusedByCompiler(mutants: readonly Mutant[]): Set<Mutant> {
  const projects = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const project = mutant.file.startsWith('machines/') ? 'tsconfig.core.json' : 'tsconfig.mini.json';
    projects.set(project, [...(projects.get(project) ?? []), mutant]);
  }
  return new Set([...projects].flatMap(([project, own]) => refusedIn(project, own)));
}

function refusedIn(project: string, mutants: readonly Mutant[]): Mutant[] {
  const { options, fileNames } = configOf(project);
  const copies = new Map(mutants.map((mutant, index) => [copyName(mutant, index), mutant]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const textOf = (name: string): string | undefined => {
    const mutant = copies.get(resolve(name));
    return mutant === undefined ? undefined : mutated(mutant);
  };
  host.fileExists = (name) => copies.has(resolve(name)) || fileExists(name);
  host.readFile = (name) => textOf(name) ?? readFile(name);
  host.getSourceFile = (name, languageVersion, ...more) => {
    const text = textOf(name);
    return text === undefined
      ? getSourceFile(name, languageVersion, ...more)
      : ts.createSourceFile(name, text, languageVersion, true);
  };
  // declarations without imports hold for every file; the rest comes in through the copies
  const ambient = fileNames.filter((name) => name.endsWith('.d.ts'));
  const program = ts.createProgram([...copies.keys(), ...ambient], options, host);
  return [...copies].flatMap(([name, mutant]) => {
    const file = program.getSourceFile(name);
    if (file === undefined) throw new Error(`TypeScript did not read ${name}`);
    const wrong = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return wrong.length > 0 ? [mutant] : [];
  });
}

const copyName = ({ file }: Mutant, index: number): string =>
  resolve(file.replace(/\.ts$/, `.mutant-${index}.ts`));

function mutated(mutant: Mutant): string {
  const source = readFileSync(mutant.file, 'utf8');
  const [from, to] = rangeIn(source, mutant);
  const { mutator, replacement } = mutant;
  // Stryker replaces a node of the syntax tree: in the text that takes parentheses
  const code = mutator.endsWith('Operator') ? `(${replacement})` : replacement;
  return source.slice(0, from) + code + source.slice(to);
}

function configOf(project: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(project, ts.sys.readFile) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(resolve(project)));
  const { options } = parsed;
  Object.assign(options, {
    noEmit: true,
    composite: false,
    declaration: false,
    emitDeclarationOnly: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowUnreachableCode: true,
  });
  return parsed;
}
