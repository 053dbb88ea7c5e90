/** Every file below docs/reference, made anew: the same code gives the same bytes on every machine. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readChart } from '../../lab/page/chart/read-chart.ts';
import { callMachine } from '../../machines/index.ts';
import { projectRoot } from '../build/build-mini-program.ts';
import { chartPage } from './chart-page.ts';
import { pictureOfChart, pictureOfRegion } from './chart-picture.ts';
import { errorsPage } from './errors-page.ts';
import { eventsPage } from './events-page.ts';
import { policiesPage } from './policies-page.ts';
import { viewPage } from './view-page.ts';

export const referenceDirectory = 'docs/reference';

/** Contents by path below the project's root. */
export async function reference(): Promise<ReadonlyMap<string, string>> {
  const chart = readChart(callMachine.root);
  const pages = {
    'chart.md': chartPage(),
    'events.md': eventsPage(),
    'errors.md': errorsPage(),
    'policies.md': policiesPage(),
    'view.md': viewPage(),
  };
  const files = new Map<string, string>();
  const options = await resolveConfig(join(projectRoot, 'README.md'));
  for (const [name, text] of Object.entries(pages))
    files.set(`${referenceDirectory}/${name}`, await format(text, { ...options, parser: 'markdown' }));
  files.set(`${referenceDirectory}/chart/call.svg`, await pictureOfChart(chart));
  for (const region of chart.root.children)
    files.set(`${referenceDirectory}/chart/${region.key}.svg`, await pictureOfRegion(chart, region));
  return files;
}
