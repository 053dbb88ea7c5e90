/**
 * From a tap, and from the answer to the login, to what the mini-program then asks of the SDK: in turns of the event loop and
 * in CPU time.
 */
import { setStage } from '../scenario/stage.ts';
import type { Stage } from '../scenario/stage.ts';
import { usualConditions } from './conditions.ts';
import type { Bench, Figure, Run } from './figure.ts';
import { GuideActor } from './guide/guide-actor.ts';
import { guideProgram } from './guide/guide-call.ts';
import { followGuideJoin } from './guide/joining.ts';
import { quantile, rounded } from './statistics.ts';
import { followJoin } from './turns/joining.ts';
import type { Path, TurnLog } from './turns/turn-log.ts';

const joins = 150;
const warmUp = 20;

const alice = { phones: { A: { user: 'alice' } }, tokenSeconds: 3_600 };
const android = { platform: 'Android' } as const;

/** The same joins again and again on one stage. */
const followAll = async (
  name: string,
  stage: Stage,
  follow: (stage: Stage) => Promise<TurnLog>,
  run: Run,
): Promise<readonly TurnLog[]> => {
  const logs: TurnLog[] = [];
  const all = run.quick ? 2 : warmUp + joins;
  for (let join = 0; join < all && run.goOn(); join += 1) {
    run.progress(`${name}, join ${join + 1} of ${all}`);
    logs.push(await follow(stage));
    stage.forget();
  }
  for (const { phone } of stage.actors.values()) phone.destroy();
  stage.world.gateway.dispose();
  return logs.slice(run.quick ? 1 : warmUp);
};

const figuresOf = (of: string, paths: readonly Path[], peers: readonly Path[]): Figure[] => {
  const [path] = paths;
  const [peer] = peers;
  if (path === undefined) return [];
  const cpu = (share: number) => ({
    value: rounded(
      quantile(
        paths.map((each) => each.cpu),
        share,
      ),
    ),
    ...(peer === undefined
      ? {}
      : {
          peer: rounded(
            quantile(
              peers.map((each) => each.cpu),
              share,
            ),
          ),
        }),
  });
  return [
    {
      of,
      measure: 'own turns',
      value: path.own,
      floor: 0,
      ...(peer === undefined ? {} : { peer: peer.own }),
    },
    {
      of,
      measure: 'answers awaited',
      value: path.awaited,
      ...(peer === undefined ? {} : { peer: peer.awaited }),
    },
    { of, measure: 'CPU µs, p50', ...cpu(0.5) },
    { of, measure: 'p99', ...cpu(0.99) },
  ];
};

export const turns: Bench = {
  id: 'turns',
  async measure(run) {
    const conditions = await usualConditions();
    const logs = await followAll('chart', setStage(alice, android, conditions), followJoin, run);
    const guideStage = setStage(
      alice,
      android,
      { ...conditions, program: await guideProgram() },
      (world, phone, user) => new GuideActor(world, phone, user),
    );
    const guideLogs = await followAll('guide', guideStage, followGuideJoin, run);
    const toLogin = (log: TurnLog): Path => log.path('tap', 'loginRoom');
    return {
      id: 'turns',
      title: 'From the tap to the SDK',
      cost: [
        'Each own turn would hand the thread to whatever waits for it, between a tap and the camera; the CPU time is what the',
        'phone is busy with meanwhile.',
      ].join(' '),
      floor: 'no turn that the mini-program itself makes',
      peer: "the guide's page (`lab/guide-page`), which has its credentials and its engine before the tap and checks nothing",
      notes: [
        'Awaited before the login: the extra package of `<rtc-room>`, the permissions, and the credentials of the developer’s server.',
        'CPU time of the built mini-program with the real SDK on the lab’s phone, whose own part is in it: an upper limit.',
      ],
      figures: [
        ...figuresOf('tap → loginRoom', logs.map(toLogin), guideLogs.map(toLogin)),
        ...figuresOf(
          'login answered → startPublishingStream',
          logs.map((log) => log.path('login.succeeded', 'startPublishingStream')),
          [],
        ),
      ],
    };
  },
};
