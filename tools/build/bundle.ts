/**
 * Entries in, CommonJS files in ES2015 out: what the Alipay runtime loads without transpiling. Shared modules stay
 * single, nothing is loaded dynamically. A chunk that only one sub-package needs lies under that sub-package's root,
 * so that the first page does not wait for it; what the main package needs besides its pages is one file in `chunks/`.
 */
import { rolldown, type OutputChunk, type Plugin, type RolldownOutput } from 'rolldown';
import { BuildError } from './build-error.ts';
import { lowerObjectSpread } from './lower-object-spread.ts';
import { plainExports } from './plain-exports.ts';
import { secondPass } from './second-pass.ts';
import { type VendorSource, vendorModuleId, zegoVendorPlugin } from './zego-vendor.ts';

export interface BundleEntry {
  /** the output path without extension, such as `src/pages/call/index` */
  readonly name: string;
  readonly file: string;
  /** the root of its sub-package; '' for the main package */
  readonly packageRoot: string;
}

export interface BundleOptions {
  readonly root: string;
  readonly entries: readonly BundleEntry[];
  readonly outDir: string;
  readonly vendor: VendorSource;
  readonly minify: boolean;
  /** with the way to the XState inspector: development builds only */
  readonly inspector: boolean;
}

type Origin = 'own' | 'xstate' | 'vendor';

/** Writes the bundle below `outDir`. Throws `BuildError` when a main-package file would need a sub-package's. */
export async function bundle(options: BundleOptions): Promise<void> {
  const packages = new PackagesByModule(options.entries);
  /** besides the pages themselves and the bundler's helpers */
  const belongsToMain = (id: string): boolean =>
    !id.startsWith('\0') && packages.rootOf([id]) === '' && options.entries.every(({ file }) => file !== id);
  const build = await rolldown({
    cwd: options.root,
    input: Object.fromEntries(options.entries.map((entry) => [entry.name, entry.file])),
    platform: 'neutral',
    // xstate's `import` condition leads to its CommonJS build, which cannot be shaken
    resolve: {
      mainFields: ['module', 'main'],
      conditionNames: ['production', 'module', 'import', 'default'],
    },
    transform: {
      target: 'es2015',
      define: {
        'process.env.NODE_ENV': '"production"',
        // phones have none: XState's hook for browser tools goes
        window: 'undefined',
        CALLCHART_INSPECTOR: String(options.inspector),
      },
    },
    plugins: [
      zegoVendorPlugin(options.vendor),
      lowerObjectSpread(),
      packages.plugin(),
      plainExports(),
      options.minify && secondPass(({ moduleIds }) => moduleIds.includes(vendorModuleId)),
    ],
    // the second pass takes longer than all the rest
    checks: { bundlerTimings: false },
    onLog(level, log, report) {
      // protobuf.js inside the vendor's file probes for a loader with eval, in a try
      if (log.code !== 'EVAL' && level !== 'debug') report(level, log);
    },
  });
  try {
    const output = await build.write({
      dir: options.outDir,
      format: 'cjs',
      exports: 'named',
      generatedCode: { symbols: false },
      strict: false,
      minify: options.minify,
      comments: { legal: false },
      entryFileNames: '[name].js',
      chunkFileNames: (chunk) => `${under(packages.rootOf(chunk.moduleIds))}chunks/[name].js`,
      codeSplitting: {
        groups: [
          { name: 'zego', test: (id) => originOf(id) === 'vendor' },
          { name: 'xstate', test: (id) => originOf(id) === 'xstate' },
          { name: 'shared-main', test: (id) => originOf(id) === 'own' && belongsToMain(id) },
          {
            debugName: 'shared',
            name: (id) => `shared-${packages.labelOf(id)}`,
            test: (id) => originOf(id) === 'own',
            minShareCount: 2,
          },
        ],
      },
    });
    rejectBorrowing(chunksOf(output), options.entries);
  } finally {
    await build.close();
  }
}

const under = (packageRoot: string): string => (packageRoot === '' ? '' : `${packageRoot}/`);

function originOf(moduleId: string): Origin {
  if (moduleId === vendorModuleId) return 'vendor';
  return /[\\/]node_modules[\\/]xstate[\\/]/.test(moduleId) ? 'xstate' : 'own';
}

function chunksOf(output: RolldownOutput): OutputChunk[] {
  return output.output.filter((file) => file.type === 'chunk');
}

/** Which packages reach a module: known once the module graph is complete. */
class PackagesByModule {
  readonly #entries: readonly BundleEntry[];
  readonly #roots = new Map<string, Set<string>>();

  constructor(entries: readonly BundleEntry[]) {
    this.#entries = entries;
  }

  plugin(): Plugin {
    const entries = this.#entries;
    const roots = this.#roots;
    return {
      name: 'packages-by-module',
      async buildEnd() {
        for (const entry of entries) {
          const resolved = await this.resolve(entry.file);
          const pending = resolved === null ? [] : [resolved.id];
          for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
            const reached = roots.get(id) ?? new Set();
            if (reached.has(entry.packageRoot)) continue;
            roots.set(id, reached.add(entry.packageRoot));
            pending.push(...(this.getModuleInfo(id)?.importedIds ?? []));
          }
        }
      },
    };
  }

  /** The one sub-package that alone needs these modules, or '' for the main package. The bundler's own do not count. */
  rootOf(moduleIds: readonly string[]): string {
    const roots = new Set(moduleIds.flatMap((id) => [...(this.#roots.get(id) ?? [])]));
    const [root = ''] = roots;
    return roots.size === 1 ? root : '';
  }

  labelOf(moduleId: string): string {
    return this.rootOf([moduleId]).split('/').pop() || 'main';
  }
}

/** The platform loads a sub-package after the main package: a file of the main package cannot require one of its. */
function rejectBorrowing(chunks: readonly OutputChunk[], entries: readonly BundleEntry[]): void {
  const roots = [...new Set(entries.map((entry) => entry.packageRoot))].filter((root) => root !== '');
  const packageOf = (fileName: string) => roots.find((root) => fileName.startsWith(`${root}/`)) ?? '';
  for (const chunk of chunks)
    for (const needed of chunk.imports)
      if (packageOf(needed) !== '' && packageOf(needed) !== packageOf(chunk.fileName))
        throw new BuildError(`${chunk.fileName} would require ${needed}, which lies in another sub-package`);
}
