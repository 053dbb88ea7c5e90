/**
 * The example of docs/embedding.md as a newcomer gets it: the package packed, unpacked into a copy of the example beside
 * XState and ZEGO's SDK, and the example's own install script run. Nothing of it is taken from this project's sources.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-fs';
import { projectRoot } from '../../../tools/build/build-mini-program.ts';

export interface PackedExample {
  /** a copy of `examples/embedding`, installed */
  readonly folder: string;
  /** the files of the tarball, as npm lists them */
  readonly files: readonly string[];
  /** the unpacked package */
  readonly package: string;
  dispose(): void;
}

export async function packedExample(): Promise<PackedExample> {
  const work = mkdtempSync(join(tmpdir(), 'callchart-embedding-'));
  const folder = join(work, 'example');
  cpSync(join(projectRoot, 'examples/embedding'), folder, {
    recursive: true,
    filter: (source) => !/node_modules|zego-sdk/.test(source),
  });
  const { filename, files } = pack(work);
  const installed = join(folder, 'node_modules/callchart');
  await pipeline(
    createReadStream(join(work, filename)),
    createGunzip(),
    extract(installed, { map: (header) => ({ ...header, name: header.name.replace(/^package\//, '') }) }),
  );
  const { dependencies, bin } = jsonAt(join(installed, 'package.json'));
  for (const name of [...Object.keys(dependencies), '@mini-types/alipay']) link(folder, name);
  runInstallScript(folder, join(installed, bin['callchart'] ?? ''));
  return {
    folder,
    files: files.map(({ path }) => path),
    package: installed,
    dispose: () => rmSync(work, { recursive: true, force: true }),
  };
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

function pack(destination: string): Packed {
  const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', destination], {
    cwd: projectRoot,
    encoding: 'utf8',
    // npm is a batch file there
    shell: process.platform === 'win32',
  });
  // the script that npm runs first may print, too
  const packed: unknown = JSON.parse(printed.slice(printed.indexOf('[\n')));
  const [tarball] = packed as readonly Packed[];
  if (tarball === undefined) throw new Error(`npm pack said: ${printed}`);
  return tarball;
}

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const jsonAt = (file: string): PackageJson => JSON.parse(readFileSync(file, 'utf8')) as PackageJson;

function link(folder: string, name: string): void {
  const path = join(folder, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules', name), path);
}

/** What npm does with the example's `postinstall`, without npm's own links to executables. */
function runInstallScript(folder: string, executable: string): void {
  const { scripts } = jsonAt(join(folder, 'package.json'));
  const [command, ...given] = (scripts['postinstall'] ?? '').split(' ');
  if (command !== 'callchart') throw new Error("the example's install script does not call callchart");
  execFileSync(process.execPath, [executable, ...given], { cwd: folder });
}
