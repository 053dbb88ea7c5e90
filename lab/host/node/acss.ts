/**
 * ACSS to CSS: `rpx` and viewport heights become variables that the phone's frame sets, a page's rules apply to their
 * page alone, `app.acss` to all of them, `@import` brings in what it names, and `placeholder-class` reaches the placeholder, which HTML has as a pseudo-element.
 */
import postcss, { type Declaration, type PluginCreator, type Root, type Rule } from 'postcss';
import { assetUrl } from '../assets.ts';
import { resolvePath } from '../paths.ts';

export interface AcssOptions {
  readonly file: string;
  /** the page that the rules belong to; absent for `app.acss` */
  readonly page?: string;
  /** classes that some `<input>` names as its `placeholder-class` */
  readonly placeholderClasses: ReadonlySet<string>;
  /** what `url()` may name, by path */
  readonly assets?: Readonly<Record<string, string>>;
  /** the text of an imported file, `undefined` where there is none */
  readonly read?: (file: string) => string | undefined;
}

/** Throws postcss' CssSyntaxError, which knows file, line and column. */
export function acssToCss(acss: string, options: AcssOptions): string {
  return postcss([rules(options)]).process(acss, { from: options.file, map: false }).css;
}

const rules: PluginCreator<AcssOptions> = (options) => ({
  postcssPlugin: 'acss',
  Once: (root) => void (options !== undefined && writeOutImports(root, options.file, options, [])),
  Declaration(declaration) {
    declaration.value = withAssets(withPhoneUnits(declaration), options);
  },
  OnceExit(root) {
    root.walkRules((rule) => {
      if (options === undefined || isKeyframe(rule)) return;
      copyForPlaceholders(rule, options.placeholderClasses);
      rule.selectors = rule.selectors.map(inPage(options.page));
    });
  },
});
rules.postcss = true;

/** Each `@import` becomes what its file holds, once: a file that imports itself brings in nothing. */
function writeOutImports(root: Root, file: string, options: AcssOptions, around: readonly string[]): void {
  root.walkAtRules('import', (rule) => {
    const path = resolvePath(/['"]?([^'"()]+)['"]?\)?$/.exec(rule.params)?.[1] ?? '', file);
    const text = options.read?.(path);
    if (text === undefined) throw rule.error(`@import: there is no ${path}`);
    if (around.includes(path)) return void rule.remove();
    const imported = postcss.parse(text, { from: path });
    imported.walkDecls((declaration) => {
      declaration.value = withAssets(declaration.value, { ...options, file: path });
    });
    writeOutImports(imported, path, options, [...around, path]);
    rule.replaceWith(imported.nodes);
  });
}

const withPhoneUnits = ({ value }: Declaration): string =>
  value
    .replace(/(-?[\d.]+)rpx\b/g, 'calc($1 * var(--rpx))')
    .replace(/(-?[\d.]+)vh\b/g, 'calc($1 * var(--vh))');

const withAssets = (value: string, options: AcssOptions | undefined): string =>
  options?.assets === undefined
    ? value
    : value.replace(url, (_, quote: string, path: string) => {
        return `url(${quote}${assetUrl(options.assets ?? {}, path, options.file)}${quote})`;
      });

const url = /url\(\s*(['"]?)(.*?)\1\s*\)/g;

const isKeyframe = ({ parent }: Rule): boolean =>
  parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(String(parent.name));

/** `page` itself is the frame of the page. Nothing reaches the phone around it. */
const inPage =
  (page: string | undefined) =>
  (selector: string): string => {
    const frame = page === undefined ? 'page' : `page[data-page="${page}"]`;
    return /^page\b/.test(selector) ? selector.replace(/^page\b/, frame) : `${frame} ${selector}`;
  };

function copyForPlaceholders(rule: Rule, classes: ReadonlySet<string>): void {
  const selectors = rule.selectors.flatMap((selector) => {
    const name = /^\.([\w-]+)$/.exec(selector)?.[1];
    return name !== undefined && classes.has(name) ? [`[placeholder-class~="${name}"]::placeholder`] : [];
  });
  if (selectors.length > 0) rule.selectors = [...rule.selectors, ...selectors];
}
