/**
 * `{ ...a, b }` becomes `Object.assign({}, a, { b })` before the bundler lowers the rest to ES2015. The bundler's own
 * lowering calls a helper twice for each spread, which costs a kilobyte of the download. The two differ for setters
 * and for `__proto__` in the literal, which neither this project nor XState writes beside a spread. The helper for
 * `const { a, ...rest } = b` is replaced likewise.
 */
import { type Plugin, RolldownMagicString } from 'rolldown';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

export function lowerObjectSpread(): Plugin {
  return {
    name: 'lower-object-spread',
    transform: {
      filter: { id: /\.(ts|js)$/ },
      handler(code, id) {
        if (/^\0.*\/objectWithoutProperties\.js$/.test(id)) return { code: objectRest };
        return code.includes('...') ? { code: withoutObjectSpread(code, id) } : null;
      },
    },
  };
}

/** In place of the bundler's helper for `const { a, ...rest } = b`, which also minds symbols. */
const objectRest = `export default (whole, taken) => {
  const rest = Object.assign({}, whole);
  taken.forEach((name) => delete rest[name]);
  return rest;
};`;

/** @param file tells JavaScript from TypeScript by its extension */
export function withoutObjectSpread(code: string, file: string): string {
  const lowered = new RolldownMagicString(code);
  const visitor = new Visitor({ ObjectExpression: (object) => lower(object, lowered) });
  visitor.visit(parseSync(file, code).program);
  return lowered.toString();
}

/** Rewrites what stands between the properties; the properties themselves may hold spreads of their own. */
function lower({ properties, start, end }: ESTree.ObjectExpression, code: RolldownMagicString): void {
  if (!properties.some((property) => property.type === 'SpreadElement')) return;
  let written = start;
  let literal = false;
  for (const [index, property] of properties.entries()) {
    const spread = property.type === 'SpreadElement';
    const before = index === 0 ? `Object.assign({${spread ? '}, ' : ''}` : between(literal, !spread);
    code.update(written, spread ? property.start + '...'.length : property.start, before);
    written = property.end;
    literal = !spread;
  }
  code.update(written, end, literal ? '})' : ')');
}

function between(fromLiteral: boolean, toLiteral: boolean): string {
  if (fromLiteral && toLiteral) return ', ';
  return `${fromLiteral ? '}' : ''}, ${toLiteral ? '{' : ''}`;
}
