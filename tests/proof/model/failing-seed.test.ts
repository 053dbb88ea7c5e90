/** What a seed that fails leaves behind: a shrunk scenario, on which the same promise breaks again. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { builtProgram } from '../../../tools/build/built-program.ts';
import { readScript } from '../../../tools/scenario/library.ts';
import { mended } from '../../../tools/verify/simulation/mend.ts';
import { runSchedule } from '../../../tools/verify/simulation/run-schedule.ts';
import { scheduleOf } from '../../../tools/verify/simulation/schedule.ts';
import type { Schedule } from '../../../tools/verify/simulation/schedule.ts';
import { simulate } from '../../../tools/verify/simulation/simulate.ts';
import type { Failure } from '../../../tools/verify/simulation/simulate.ts';
import { withChange } from '../../changed-page.ts';

const seed = 3;

describe('a seed that fails', () => {
  let [program, broken]: ProgramFiles[] = [];
  let failure: Failure | undefined;
  beforeAll(async () => {
    program = await builtProgram({ minify: false });
    // a stream that plays is never stopped
    broken = withChange(program, /\.stopPlayingStream\((\S*?)\)/, '.build.concat($1)');
    [failure] = (
      await simulate({ first: seed, count: 1, program: broken, directory: '.cache/verify' })
    ).failures;
  });

  /** As `npm run scenario -- --file` plays it, but with the promises watched. */
  const replayed = async (files: ProgramFiles | undefined): Promise<readonly string[]> => {
    if (files === undefined || failure === undefined) throw new Error('the seed does not fail');
    const script = readScript(failure.file);
    const calm: Schedule = {
      ...scheduleOf(seed),
      latencyMs: script.latency ?? 20,
      jitterMs: 0,
      promises: 'microtasks',
    };
    return (await runSchedule(calm, script, files)).breaches.map(({ promise }) => promise);
  };

  it('says which promise broke, when, and how to see it again', () => {
    expect(failure?.breaches.map(({ promise }) => promise)).toContain('stopsWhatItStarts');
    expect(failure?.text).toContain(`npm run scenario -- --file ${failure?.file}`);
  });

  it('is a scenario of fewer steps, on which the same promise breaks again', async () => {
    const shrunk = readScript(failure?.file ?? '').courses[0]?.steps ?? [];
    const whole = scheduleOf(seed).script.courses[0]?.steps ?? [];
    expect(shrunk.filter((step) => step.do === 'join').length).toBeGreaterThan(0);
    // the file goes on to mend the world and waits
    expect(shrunk.length - mended.length - 1).toBeLessThan(whole.length);
    expect(await replayed(broken)).toContain(failure?.breaches[0]?.promise);
  });

  it('passes without the bug', async () => {
    expect(await replayed(program)).toEqual([]);
  });
});
