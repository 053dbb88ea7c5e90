/** The built mini-program with its files in memory, for all the phones of a process: a shared build never changes. */
import { directoryFiles, type ProgramFiles } from '../../lab/realm/index.ts';
import { ensureBuilt } from './ensure-built.ts';

const programs = new Map<string, ProgramFiles>();

export async function builtProgram(options?: Parameters<typeof ensureBuilt>[0]): Promise<ProgramFiles> {
  const directory = await ensureBuilt(options);
  const program = programs.get(directory) ?? directoryFiles(directory);
  programs.set(directory, program);
  return program;
}
