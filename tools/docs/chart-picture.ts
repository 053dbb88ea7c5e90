/**
 * The chart as an SVG file: the lab's own drawing, rendered on its own with the lab's colours. GitHub shows it as an image,
 * where it follows the reader's light or dark and has no script and no font of the page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { h } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { ChartDrawing } from '../../lab/page/chart/chart-drawing.ts';
import { layoutChart, type PlacedChart } from '../../lab/page/chart/layout-chart.ts';
import { edgesOf, type Chart, type ChartNode } from '../../lab/page/chart/read-chart.ts';
import { projectRoot } from '../build/build-mini-program.ts';

/** px that GitHub gives a picture in a file's text */
const widest = 1_000;
/** A small region is enlarged by this much at most, for the events are written small. */
const largestScale = 1.5;
/** A wide one is shrunk by the page; the file itself has no text under 11 px. */
const smallestScale = 11 / 12;
/** A page of text is higher than wide. */
const aspect = 0.9;

/** The whole chart, without events: they would be too small to read. */
export const pictureOfChart = async (chart: Chart): Promise<string> =>
  draw(chart, await layoutChart(chart, { aspect, labels: false }), 'The call', true);

/** One region, with events and guards. */
export async function pictureOfRegion({ edges }: Chart, region: ChartNode): Promise<string> {
  const chart: Chart = { root: region, edges: edgesOf(region, edges) };
  const placed = await layoutChart(chart, { aspect, labels: true });
  return draw(chart, placed, `The region ${region.key}`, false);
}

async function draw({ edges }: Chart, placed: PlacedChart, label: string, quiet: boolean): Promise<string> {
  const svg = await renderToString(
    h(ChartDrawing, {
      xmlns: 'http://www.w3.org/2000/svg',
      placed,
      edges: new Map(edges.map((edge) => [edge.id, edge])),
      active: new Set<string>(),
      lastEdges: new Set<string>(),
      label,
      quiet,
      idle: true,
      scale: Math.round(Math.max(smallestScale, Math.min(largestScale, widest / placed.width)) * 100) / 100,
    }),
  );
  return `${svg.replaceAll('<!---->', '').replace('<defs>', `<style>${style()}</style><defs>`)}\n`;
}

/** Older viewers do not know `light-dark()`: the dark half goes into a media query. */
function style(): string {
  const css = `${palette()} .chart { font-family: system-ui, -apple-system, sans-serif; } ${cssOf('chart.css')}`;
  const pairs = /light-dark\(([^,]+), ([^)]+)\)/g;
  const root = postcss.parse(css);
  const dark = root.clone();
  dark.walkDecls((declaration) => {
    if (!declaration.value.includes('light-dark')) declaration.remove();
  });
  dark.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  const light = root.toString().replace(pairs, '$1');
  return compact(`${light} @media (prefers-color-scheme: dark) { ${dark.toString().replace(pairs, '$2')} }`);
}

/** The lab's colours, those that the drawing uses. */
function palette(): string {
  const used = new Set([...cssOf('chart.css').matchAll(/var\((--[a-z-]+)\)/g)].map(([, name]) => name));
  const colours: string[] = [];
  postcss.parse(cssOf('../lab.css')).walkDecls(/^--/, ({ prop, value }) => {
    if (used.has(prop)) colours.push(`${prop}: ${value}`);
  });
  return `.chart { ${colours.join('; ')} }`;
}

const cssOf = (file: string): string => readFileSync(join(projectRoot, 'lab/page/chart', file), 'utf8');

const compact = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .trim();
