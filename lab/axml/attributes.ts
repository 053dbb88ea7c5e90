/** Sorts an element's raw attributes into directives, handlers, dataset and attributes; refuses foreign syntax. */
import type { RawAttribute } from './raw-elements.ts';
import type { SourceText } from './source-text.ts';

const directiveNames = ['a:if', 'a:elif', 'a:else', 'a:for', 'a:for-item', 'a:for-index', 'a:key'] as const;
export type DirectiveName = (typeof directiveNames)[number];

const isDirective = (name: string): name is DirectiveName => directiveNames.some((known) => known === name);

/** Other dialects, and what AXML has instead. */
const foreignSyntax: readonly (readonly [RegExp, string])[] = [
  [/^(wx|tt|qq|swan|ks|s|xhs|jd):/, 'Write a:if, a:for, a:key'],
  [/^(v-|x-on|x-bind)/, 'This is no Vue: write a:if, a:for, onTap'],
  [/^@/, 'Events are written onTap="method"'],
  [/^[:#.]/, 'Values are bound as name="{{value}}"'],
  [/^(bind|catch)(:|[a-z])/, 'Events are written onTap="method", or catchTap to stop them'],
  [/^(on|capture-)[a-z:]/, 'Events are written onTap="method", with a capital letter after on'],
];

export interface SortedAttributes {
  readonly directives: ReadonlyMap<DirectiveName, RawAttribute>;
  readonly handlers: readonly (RawAttribute & { readonly event: string; readonly catches: boolean })[];
  readonly dataset: readonly RawAttribute[];
  readonly plain: readonly RawAttribute[];
}

export function sortAttributes(source: SourceText, attributes: readonly RawAttribute[]): SortedAttributes {
  const seen = new Set<string>();
  const directives = new Map<DirectiveName, RawAttribute>();
  const handlers: SortedAttributes['handlers'][number][] = [];
  const dataset: RawAttribute[] = [];
  const plain: RawAttribute[] = [];
  for (const attribute of attributes) {
    const { name, offset } = attribute;
    if (seen.has(name)) throw source.error(offset, `${name} is written twice`, 'Keep one of them');
    seen.add(name);
    const handler = /^(on|catch)([A-Z])(\w*)$/.exec(name);
    if (isDirective(name)) directives.set(name, attribute);
    else if (handler !== null) {
      const [, prefix = '', first = '', rest = ''] = handler;
      handlers.push({ ...attribute, event: first.toLowerCase() + rest, catches: prefix === 'catch' });
    } else if (name.startsWith('data-')) dataset.push({ ...attribute, name: datasetName(name) });
    else {
      refuseForeign(source, attribute);
      plain.push(attribute);
    }
  }
  return { directives, handlers, dataset, plain };
}

function refuseForeign(source: SourceText, { name, offset }: RawAttribute): void {
  if (name.startsWith('a:')) {
    throw source.error(offset, `there is no ${name}`, `AXML has ${directiveNames.join(', ')}`);
  }
  const foreign = foreignSyntax.find(([pattern]) => pattern.test(name));
  if (foreign !== undefined) throw source.error(offset, `${name} is not AXML`, foreign[1]);
}

const datasetName = (name: string): string =>
  name
    .slice('data-'.length)
    .toLowerCase()
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
