/** Mounts, `setData` calls and bytes of phone A in the scenarios S1 to S14. */
import type { Patch } from '../../lab/realm/index.ts';
import { scenario, scenarioIds } from '../scenario/library.ts';
import { isTick } from '../scenario/result.ts';
import { runScript } from '../scenario/run.ts';
import { usualConditions } from './conditions.ts';
import { guideProgram, guideResult } from './guide/guide-call.ts';
import type { Bench, Figure } from './figure.ts';

/** ms; a renderer shows one state in it, so two calls within it are one too many */
const frame = 16;

/** The calls that remain when those of one frame are one. */
const frames = (patches: readonly Patch[]): number => {
  let count = 0;
  let begun = -Infinity;
  for (const { at } of patches)
    if (at - begun >= frame) {
      begun = at;
      count += 1;
    }
  return count;
};

export const scenarios: Bench = {
  id: 'scenarios',
  async measure(run) {
    const conditions = await usualConditions();
    const guide = { ...conditions, program: await guideProgram() };
    const figures: Figure[] = [];
    const ids = scenarioIds().filter((id) => id.startsWith('S'));
    for (const id of run.quick ? ids.slice(0, 1) : ids) {
      if (!run.goOn()) break;
      run.progress(id);
      let least = 0;
      const script = scenario(id);
      const [first] = script.courses;
      if (first === undefined) continue;
      const result = await runScript(
        { ...script, courses: [first] },
        {
          ...conditions,
          onStageEnd: ({ stage }) => {
            const pages = stage.actors.get('A')?.callPages ?? [];
            least = frames(
              pages.flatMap(({ ledger }) => ledger.patches.filter(({ patch }) => !isTick(patch))),
            );
          },
        },
      );
      if (!result.ok)
        throw new Error(`${id} misses what it expects: ${result.courses[0]?.misses.join('; ')}`);
      const phone = result.phones['A'];
      if (phone === undefined) continue;
      const { mounts, leastMounts, setData, ticks, signature } = phone;
      const peer = await guideResult(script, guide);
      figures.push(
        { of: id, measure: 'mounts', value: mounts.length, floor: leastMounts, peer: peer.mounts },
        { of: id, measure: 'setData calls', value: setData.calls, floor: least, peer: peer.calls },
        { of: id, measure: 'bytes', value: setData.bytes, peer: peer.bytes },
        { of: id, measure: 'signature bytes', value: signature, peer: peer.signature },
        { of: id, measure: 'ends as it should', value: 1, peer: peer.asExpected ? 1 : 0 },
        { of: id, measure: 'ticks', value: ticks.calls },
        { of: id, measure: 'tick bytes', value: ticks.bytes },
      );
    }
    return {
      id: 'scenarios',
      title: 'The scenarios S1 to S14, phone A',
      cost: [
        'A mount makes the media connect anew and the picture black for a moment; a call of `setData` crosses the bridge',
        'between script and renderer, where bytes are serialised (more than twenty a second make a page stutter).',
      ].join(' '),
      floor:
        'of mounts, the fewest that serve every wanted pair of URLs in time; of calls, one a frame of 16 ms',
      peer: "a page of our own that goes the way of ZEGO's quick-start guide (`lab/guide-page`), under the same scripts",
      notes: [
        'Ends as it should: shows in the end what the scenario expects, and has asked the SDK for it as often (1), or not (0).',
        'The guide’s page shows no duration, no names and no reasons, and sets the whole component at every change.',
        'Counted apart: the signature of `<rtc-room>`, which the platform wants at every mount, and the ticks of the duration.',
        'S1 has a budget of 14 calls and 1,200 bytes, which `npm test` holds it to.',
      ],
      figures,
    };
  },
};
