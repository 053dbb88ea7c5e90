/** The picture of the chart: to lay it out once (ELK, in Node), and to light another step of 5,000 in it (in a browser). */
import type { Browser, Page } from 'playwright-core';
import { createActor } from 'xstate';
import { inspectProcess } from '../../lab/inspector/node/inspect-process.ts';
import { startRelay } from '../../lab/inspector/node/relay.ts';
import { viewerFiles } from '../../lab/inspector/node/viewer-files.ts';
import { layoutChart } from '../../lab/page/chart/layout-chart.ts';
import { readChart } from '../../lab/page/chart/read-chart.ts';
import { noTime, silentMachine } from '../../lab/trace/silent-chart.ts';
import { callMachine } from '../../machines/index.ts';
import type { CallEvent } from '../../machines/index.ts';
import { launchBrowser } from '../browser.ts';
import type { Bench, Figure, Run } from './figure.ts';
import { deviation, median, rounded } from './statistics.ts';
import { cpuTime } from './timing.ts';

const events = { all: 5_000, few: 8, quick: 40 };
const layouts = 15;
/** of each viewer, and how many moves in each */
const turns = 5;
const moves = 50;

/** Four steps that light other states each time, without anybody who answers. */
const round: readonly CallEvent[] = [
  { type: 'page.joinTapped', room: 'r1', publish: true, camera: true, microphone: true, nonce: 'n1' },
  { type: 'visibility.changed', visible: false },
  { type: 'visibility.changed', visible: true },
  { type: 'page.leaveTapped' },
];

const chartFigure = (of: string, measure: string, samples: readonly number[], floor?: number): Figure => ({
  of,
  measure,
  value: rounded(median(samples)),
  spread: rounded(deviation(samples)),
  ...(floor === undefined ? {} : { floor: rounded(floor) }),
});

const layoutTimes = async (labels: boolean, run: Run): Promise<readonly number[]> => {
  const chart = readChart(callMachine.root);
  const samples: number[] = [];
  for (let time = 0; time < (run.quick ? 2 : layouts + 1) && run.goOn(); time += 1) {
    run.progress(`layout ${time}`);
    const begun = cpuTime();
    await layoutChart(chart, { aspect: 1.25, labels });
    samples.push((cpuTime() - begun) / 1_000);
  }
  return samples.slice(1);
};

/** Runs in the viewer's page: ms for each move to another step, until the browser has styled and laid out the picture. */
const moveThrough = `async ([count]) => {
  const viewer = window.callchartViewer;
  const last = viewer.actor.value.steps.length - 1;
  const times = [];
  for (let move = 0; move < count; move += 1) {
    const begun = performance.now();
    viewer.moveTo((move * 997) % last);
    await new Promise((resolve) => setTimeout(resolve));
    document.querySelector('svg.chart').getBoundingClientRect();
    times.push(performance.now() - begun);
  }
  return times.slice(count / 10);
}`;

/** A viewer that has been told so many events. */
const openViewer = async (browser: Browser, server: string, count: number): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.goto(`http://${server}/?relay=${server}/viewer&lang=en`);
  const node = await inspectProcess(`ws://${server}`, `${count}`);
  const actor = createActor(silentMachine(), { clock: noTime, inspect: node.inspect }).start();
  for (let sent = 0; sent < count; sent += round.length) round.forEach((event) => actor.send(event));
  await page.locator('.now', { hasText: `/ ${count + 1}` }).waitFor();
  await page.locator('svg.chart').waitFor();
  node.close();
  return page;
};

const restyle = async (page: Page, run: Run): Promise<readonly number[]> => {
  await page.bringToFront();
  const told: unknown = await page.evaluate(`(${moveThrough})([${run.quick ? 10 : moves}])`);
  return Array.isArray(told) ? told.map(Number) : [];
};

interface RestyleTimes {
  readonly few: readonly number[];
  readonly all: readonly number[];
}

/** ms of each restyling, with few and with all events in the viewer: by turns, as others on the machine disturb both. */
const restyleTimes = async (run: Run): Promise<RestyleTimes> => {
  const files = await viewerFiles();
  const relays = await Promise.all([0, 1].map(() => startRelay({ host: '127.0.0.1', port: 0, files })));
  const browser = await launchBrowser();
  const times = { few: [] as number[], all: [] as number[] };
  try {
    const [few, all] = await Promise.all(
      relays.map(({ port }, index) =>
        openViewer(
          browser,
          `127.0.0.1:${port}`,
          index === 0 ? events.few : run.quick ? events.quick : events.all,
        ),
      ),
    );
    for (let turn = 0; turn < (run.quick ? 1 : turns) && run.goOn(); turn += 1) {
      run.progress(`restyling, turn ${turn + 1} of ${turns}`);
      if (few !== undefined) times.few.push(...(await restyle(few, run)));
      if (all !== undefined) times.all.push(...(await restyle(all, run)));
    }
    return times;
  } finally {
    await browser.close();
    await Promise.all(relays.map((relay) => relay.close()));
  }
};

export const chartView: Bench = {
  id: 'chart-view',
  async measure(run) {
    const overview = await layoutTimes(false, run);
    const detailed = await layoutTimes(true, run);
    const { few, all } = await restyleTimes(run);
    return {
      id: 'chart-view',
      title: 'The picture of the chart',
      cost: [
        'Nothing of it is on a phone: it is what a developer waits for, once when the chart is drawn, and at every step that is',
        'looked at.',
      ].join(' '),
      floor: `of a restyling, the same with ${events.few} events in the viewer`,
      peer: '',
      notes: [
        'Laid out by ELK in Node; restyled in the inspector’s viewer in a headless browser, from the move to another step until style and layout are there.',
      ],
      figures: [
        chartFigure('laid out, as an overview', 'ms', overview),
        chartFigure('laid out, with every event and guard', 'ms', detailed),
        chartFigure(
          `restyled, with ${(run.quick ? events.quick : events.all).toLocaleString('en')} events in the viewer`,
          'ms',
          all,
          median(few),
        ),
      ],
    };
  },
};
