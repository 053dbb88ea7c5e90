/**
 * The mini-program as the module `virtual:mini-program`, built from its sources when they change. What is wrong in them
 * ends as an error with file, line and column: in the browser's overlay while developing, as the end of a build.
 */
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { ErrorPayload, Plugin, ViteDevServer } from 'vite';
import { AxmlError } from '../../axml/index.ts';
import { readMiniProgram } from './read-mini-program.ts';

export interface MiniProgramPluginOptions {
  /** the directory that messages and `sources` are relative to */
  readonly root: string;
  /** files and directories whose changes need a new build */
  readonly sources: readonly string[];
  /** Builds what is stale and returns the directory of the built mini-program. */
  build(): Promise<string>;
}

const virtualId = 'virtual:mini-program';
const resolvedId = `\0${virtualId}`;

export function miniProgramPlugin(options: MiniProgramPluginOptions): Plugin {
  return {
    name: 'mini-program',
    resolveId: (id) => (id === virtualId ? resolvedId : null),
    async load(id) {
      if (id !== resolvedId) return null;
      try {
        const json = JSON.stringify(readMiniProgram(await options.build()));
        return `export default JSON.parse(${JSON.stringify(json)});`;
      } catch (reason) {
        return this.error({ ...placeOf(reason, options.root), message: messageOf(reason) });
      }
    },
    configureServer: (server) => watchSources(server, options),
  };
}

function watchSources(server: ViteDevServer, { root, sources }: MiniProgramPluginOptions): void {
  const watched = sources.map((source) => join(root, source));
  server.watcher.add(watched);
  server.watcher.on('all', (_event, file) => {
    const path = isAbsolute(file) ? file : join(root, file);
    const isSource = watched.some((source) => path === source || !relative(source, path).startsWith('..'));
    const module = server.moduleGraph.getModuleById(resolvedId);
    if (!isSource || module === undefined) return;
    server.moduleGraph.invalidateModule(module);
    server.ws.send({ type: 'full-reload' });
  });
}

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

/** Built files mirror the sources' paths, `app.acss` apart. */
function placeOf(
  reason: unknown,
  root: string,
): Pick<ErrorPayload['err'], 'frame'> & { id?: string; loc?: Place } {
  const place = reason instanceof AxmlError ? reason : positionIn(reason);
  if (place === null) return {};
  const file = join(root, place.file);
  const loc = { file, line: place.line, column: place.column };
  return { id: file, loc, frame: frameOf(file, place.line, place.column) };
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** postcss' errors, as far as they are needed. */
function positionIn(reason: unknown): Place | null {
  if (!(reason instanceof Error) || !('line' in reason) || !('column' in reason) || !('file' in reason))
    return null;
  const { file, line, column } = reason;
  if (typeof file !== 'string' || typeof line !== 'number' || typeof column !== 'number') return null;
  return { file: isAbsolute(file) ? relative(process.cwd(), file) : file, line, column };
}

/** The lines around, with a mark under the column; '' when the source cannot be read. */
function frameOf(file: string, line: number, column: number): string {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return '';
  }
  const first = Math.max(0, line - 3);
  return lines
    .slice(first, line + 2)
    .flatMap((text, at) => {
      const number = first + at + 1;
      const row = `${String(number).padStart(4)} | ${text}`;
      return number === line ? [row, `     | ${' '.repeat(Math.max(0, column - 1))}^`] : [row];
    })
    .join('\n');
}
