/** Prints what each project of the tests took: the files one after the other, s. With two workers it passes in half of that. */
import type { Reporter, TestModule } from 'vitest/node';

export default class ProjectTimes implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const took = new Map<string, { ms: number; files: number }>();
    for (const module of modules) {
      const { name } = module.project;
      const { ms, files } = took.get(name) ?? { ms: 0, files: 0 };
      const { collectDuration, duration, prepareDuration } = module.diagnostic();
      took.set(name, { ms: ms + collectDuration + duration + prepareDuration, files: files + 1 });
    }
    console.log('');
    for (const [name, { ms, files }] of took)
      console.log(
        `${name.padEnd(8)} ${String(files).padStart(3)} files ${(ms / 1_000).toFixed(0).padStart(5)} s`,
      );
  }
}
