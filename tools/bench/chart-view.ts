/** The picture of the chart: to lay it out once (ELK, in Node), and to light another step of 5,000 in it (in a browser). */
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

const events = { all: 5_000, few: 8 };
const layouts = 15;
const moves = 200;

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

/** ms of each restyling, with so many events in the viewer. */
const restyleTimes = async (run: Run): Promise<ReadonlyMap<number, readonly number[]>> => {
  const relay = await startRelay({ host: '127.0.0.1', port: 0, files: await viewerFiles() });
  const browser = await launchBrowser();
  const times = new Map<number, readonly number[]>();
  try {
    const server = `127.0.0.1:${relay.port}`;
    for (const count of run.quick ? [events.few] : [events.few, events.all]) {
      if (!run.goOn()) break;
      run.progress(`${count} events in the viewer`);
      const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
      await page.goto(`http://${server}/?relay=${server}/viewer&lang=en`);
      const node = await inspectProcess(`ws://${server}`, 'bench');
      const actor = createActor(silentMachine(), { clock: noTime, inspect: node.inspect }).start();
      for (let sent = 0; sent < count; sent += round.length) round.forEach((event) => actor.send(event));
      await page.locator('.now', { hasText: `/ ${count + 1}` }).waitFor();
      await page.locator('svg.chart').waitFor();
      const told: unknown = await page.evaluate(`(${moveThrough})([${run.quick ? 10 : moves}])`);
      times.set(count, Array.isArray(told) ? told.map(Number) : []);
      node.close();
      await page.close();
    }
    return times;
  } finally {
    await browser.close();
    await relay.close();
  }
};

export const chartView: Bench = {
  id: 'chart-view',
  async measure(run) {
    const overview = await layoutTimes(false, run);
    const detailed = await layoutTimes(true, run);
    const restyled = await restyleTimes(run);
    const few = restyled.get(events.few) ?? [];
    const all = restyled.get(events.all);
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
        ...(all === undefined
          ? [chartFigure(`restyled, with ${events.few} events in the viewer`, 'ms', few)]
          : [chartFigure('restyled, with 5,000 events in the viewer', 'ms', all, median(few))]),
      ],
    };
  },
};
