import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const appStyle = readFileSync('src/app.acss', 'utf8');
const style = ['lobby', 'settings', 'call'].reduce(
  (all, page) => all + readFileSync(`src/pages/${page}/index.acss`, 'utf8'),
  appStyle,
);

const colour = (name: string): string =>
  name.startsWith('#')
    ? name
    : (new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(appStyle)?.[1] ?? `no ${name}`);

/** WCAG 2.1, relative luminance. */
const luminance = (hex: string): number => {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, bright = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
};

test.each([
  ['ink', 'ground'],
  ['ink', 'surface'],
  ['ink', 'raised'],
  ['soft', 'ground'],
  ['soft', 'surface'],
  ['link', 'ground'],
  ['link', 'surface'],
  ['danger-ink', 'surface'],
  ['#fff', 'accent'],
  ['#fff', 'danger'],
  ['#8a99b8', 'ground'],
  ['ink', '#17325f'],
  ['ink', '#463a1c'],
  ['ink', '#43202a'],
  ['#f3c5ca', '#43202a'],
  ['#8c1d28', '#fff'],
  ['#5a4300', '#fff'],
  ['#16213a', '#e6ebf5'],
])('text in %s on %s is readable (WCAG AA, 4.5:1)', (text, ground) => {
  for (const name of [text, ground]) expect(style).toContain(name.startsWith('#') ? name : `var(--${name})`);
  expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['line', 'ground'],
  ['line', 'surface'],
  ['good', 'ground'],
  ['wait', 'ground'],
  ['danger-ink', 'ground'],
  ['wait', 'raised'],
])('the shape of %s on %s can be told (WCAG AA, 3:1)', (shape, ground) => {
  expect(contrast(shape, ground)).toBeGreaterThanOrEqual(3);
});
