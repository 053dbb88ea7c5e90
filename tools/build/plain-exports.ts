/**
 * Between chunks the bundler exports through getters, for bindings that change or that are needed in a circle. Here no
 * export changes once its file has run, and chunks do not require each other in circles: a plain property is enough.
 */
import type { Plugin } from 'rolldown';

export function plainExports(): Plugin {
  return {
    name: 'plain-exports',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = withPlainExports(file.code);
    },
  };
}

/** @param code minified */
function withPlainExports(code: string): string {
  return code.replace(
    /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g,
    'exports.$1=$2',
  );
}
