/**
 * The guide's page under the same scenarios: the same script, gateway, SDK, latency and component. A step that the page does
 * not come to is waited for, as a user would, and left out.
 */
import { join } from 'node:path';
import { directoryFiles } from '../../../lab/realm/index.ts';
import type { ProgramFiles } from '../../../lab/realm/index.ts';
import { projectRoot } from '../../build/build-mini-program.ts';
import { buildGuestApp, guestApp } from '../../lab/guest-app.ts';
import type { Actor } from '../../scenario/actor.ts';
import type { PhoneExpectation, Script } from '../../scenario/script.ts';
import { setStage } from '../../scenario/stage.ts';
import type { Conditions } from '../../scenario/stage.ts';
import { perform, startProgress } from '../../scenario/steps.ts';
import { GuideActor } from './guide-actor.ts';

export interface GuideResult {
  readonly mounts: number;
  readonly calls: number;
  /** the signature not counted */
  readonly bytes: number;
  readonly signature: number;
  /** shows in the end what the script expects, and has asked the SDK as often */
  readonly asExpected: boolean;
}

export const guideProgram = async (): Promise<ProgramFiles> =>
  directoryFiles(await buildGuestApp(guestApp(join(projectRoot, 'lab', 'guide-page'))));

/** Phone A in the first course of the script. */
export const guideResult = async (script: Script, conditions: Conditions): Promise<GuideResult> => {
  const [course] = script.courses;
  if (course === undefined) throw new Error(`${script.id} has no course`);
  const stage = setStage(
    script,
    course,
    conditions,
    (world, phone, user) => new GuideActor(world, phone, user),
  );
  const actor = stage.actors.get('A');
  if (actor === undefined) throw new Error(`${script.id} has no phone A`);
  const progress = startProgress(stage);
  // the page leaves some promises to nobody, as the guide does
  const ignore = (): void => undefined;
  process.on('unhandledRejection', ignore);
  try {
    for (const step of course.steps)
      try {
        await perform(progress, step);
      } catch {
        // the page does not get there
      }
    const [broken] = actor.phone.errors;
    if (broken !== undefined && actor.sdkCalls.length === 0)
      throw new Error(`the guide's page does not start: ${broken}`);
    return { ...patchesOf(actor), asExpected: isAsExpected(actor, course.expect.phones['A'] ?? {}) };
  } finally {
    for (const { phone } of stage.actors.values()) phone.destroy();
    stage.world.gateway.dispose();
    process.off('unhandledRejection', ignore);
  }
};

const patchesOf = ({ phone, callPages }: Actor): Omit<GuideResult, 'asExpected'> => {
  const ledgers = callPages.map(({ ledger }) => ledger);
  const total = (of: (ledger: (typeof ledgers)[number]) => number): number =>
    ledgers.reduce((sum, ledger) => sum + of(ledger), 0);
  const signature = total((ledger) => ledger.bytesOf('signature'));
  return {
    mounts: phone.rtcRoom.mounts.length,
    calls: total(({ calls }) => calls),
    bytes: total(({ bytes }) => bytes) - signature,
    signature,
  };
};

/** What every page of a call has to show and to ask; what only Callchart's page has is not held against it. */
const isAsExpected = (actor: Actor, { final = {}, calls = {} }: PhoneExpectation): boolean => {
  if (actor.phone.pages.length === 0) return true;
  const { shows } = actor;
  const shown = (['status', 'publisher', 'player', 'mounted', 'error'] as const).every(
    (key) => final[key] === undefined || final[key] === shows[key],
  );
  const asked = Object.entries(calls)
    .filter(([method]) => /^(login|start|renew)/.test(method))
    .every(([method, times]) => actor.sdkCalls.filter((call) => call.method === method).length === times);
  return shown && asked;
};
