/**
 * From a tap, and from the answer to the login, to what the mini-program then asks of the SDK: in turns of the event loop and
 * in CPU time.
 */
import { setStage } from '../scenario/stage.ts';
import { usualConditions } from './conditions.ts';
import type { Bench, Figure } from './figure.ts';
import { quantile, rounded } from './statistics.ts';
import { followJoin } from './turns/joining.ts';
import type { Path } from './turns/turn-log.ts';

const joins = 150;
const warmUp = 20;

const figuresOf = (of: string, paths: readonly Path[]): Figure[] => {
  const [path] = paths;
  if (path === undefined) return [];
  const cpu = paths.map((each) => each.cpu);
  return [
    { of, measure: 'own turns', value: path.own, floor: 0 },
    { of, measure: 'answers awaited', value: path.awaited },
    { of, measure: 'CPU µs, p50', value: rounded(quantile(cpu, 0.5)) },
    { of, measure: 'p99', value: rounded(quantile(cpu, 0.99)) },
  ];
};

export const turns: Bench = {
  id: 'turns',
  async measure(run) {
    const conditions = await usualConditions();
    const stage = setStage(
      { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 },
      { platform: 'Android' },
      conditions,
    );
    const toLogin: Path[] = [];
    const toPublish: Path[] = [];
    const all = run.quick ? 2 : warmUp + joins;
    for (let join = 0; join < all && run.goOn(); join += 1) {
      run.progress(`join ${join + 1} of ${all}`);
      const log = await followJoin(stage);
      if (join < warmUp && !run.quick) continue;
      toLogin.push(log.path('tap', 'loginRoom'));
      toPublish.push(log.path('login.succeeded', 'startPublishingStream'));
      stage.forget();
    }
    for (const { phone } of stage.actors.values()) phone.destroy();
    stage.world.gateway.dispose();
    return {
      id: 'turns',
      title: 'From the tap to the SDK',
      cost: [
        'Each own turn would hand the thread to whatever waits for it, between a tap and the camera; the CPU time is what the',
        'phone is busy with meanwhile.',
      ].join(' '),
      floor: 'no turn that the mini-program itself makes',
      peer: '',
      notes: [
        'Awaited before the login: the extra package of `<rtc-room>`, the permissions, and the credentials of the developer’s server.',
        'CPU time of the built mini-program with the real SDK on the lab’s phone, whose own part is in it: an upper limit.',
      ],
      figures: [
        ...figuresOf('tap → loginRoom', toLogin),
        ...figuresOf('login answered → startPublishingStream', toPublish),
      ],
    };
  },
};
