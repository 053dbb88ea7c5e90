/** Runs a scenario: every course on a stage of its own. */
import { judge } from './judge.ts';
import type { Standard } from './judge.ts';
import { phoneResult } from './result.ts';
import type { CourseResult, PhoneResult, ScenarioResult } from './result.ts';
import type { Course, Script } from './script.ts';
import { setStage } from './stage.ts';
import type { Conditions } from './stage.ts';
import { perform, startProgress, textOf } from './steps.ts';
import type { Progress } from './steps.ts';

export interface RunOptions extends Conditions {
  /** default `script` */
  readonly standard?: Standard;
  /** told when a course has ended, before its stage goes */
  readonly onStageEnd?: (progress: Progress) => void;
}

export const runScript = async (script: Script, options: RunOptions): Promise<ScenarioResult> => {
  const courses: CourseResult[] = [];
  for (const course of script.courses) courses.push(await runCourse(script, course, options));
  return {
    id: script.id,
    title: script.title,
    ok: courses.every(({ ok }) => ok),
    phones: courses[0]?.phones ?? {},
    courses,
  };
};

const runCourse = async (script: Script, course: Course, options: RunOptions): Promise<CourseResult> => {
  const stage = setStage(script, course, options);
  const progress = startProgress(stage);
  try {
    await performAll(progress, course);
    const phones: Record<string, PhoneResult> = {};
    for (const [name, actor] of stage.actors)
      if (actor.callPages.length > 0) phones[name] = phoneResult(actor);
    const misses = judge(progress, course, phones, options.standard ?? 'script');
    return { name: course.name, ok: misses.length === 0, misses, phones };
  } finally {
    options.onStageEnd?.(progress);
    for (const { phone } of stage.actors.values()) phone.destroy();
    stage.world.gateway.dispose();
  }
};

/** A step that cannot be done ends the course; what came until then is still judged. */
const performAll = async (progress: Progress, { steps }: Course): Promise<void> => {
  for (const [index, step] of steps.entries()) {
    const place = `step ${index + 1} (${step.do})`;
    try {
      await perform(progress, step, place);
    } catch (error) {
      progress.failures.push(`${place}: ${textOf(error)}`);
      return;
    }
  }
};
