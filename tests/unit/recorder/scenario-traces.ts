/** Traces of the scenarios: what the flight recorders of all their phones hold at the end. */
import { canarySignature } from '../../../lab/credentials/lab-app.ts';
import { ensureBuilt } from '../../../tools/build/ensure-built.ts';
import { scenario } from '../../../tools/scenario/library.ts';
import { runScript } from '../../../tools/scenario/run.ts';

export interface RecordedCourse {
  readonly name: string;
  readonly traces: readonly string[];
  /** tokens given out in it, and what every signature of the lab contains */
  readonly secrets: readonly string[];
}

export const recordScenario = async (id: string): Promise<RecordedCourse[]> => {
  const recorded: RecordedCourse[] = [];
  await runScript(scenario(id), {
    program: await ensureBuilt(),
    seed: 1,
    latencyMs: 20,
    jitterMs: 0,
    platform: null,
    onStageEnd: ({ stage }) =>
      void recorded.push({
        name: `${id} ${recorded.length + 1}`,
        traces: [...stage.actors.values()].flatMap(({ traces }) => traces),
        secrets: [...stage.tokens, canarySignature, 'zgseq=', 'zgdid='],
      }),
  });
  return recorded;
};
