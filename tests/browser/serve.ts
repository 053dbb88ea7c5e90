/** Serves the lab once for all browser tests; they find its address with `inject('labUrl')`. */
import type { TestProject } from 'vitest/node';
import { serveLab } from '../../tools/lab/serve-lab.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:51234/` */
    labUrl: string;
  }
}

const firstPort = 5_280;

export default async function serve(project: TestProject): Promise<() => Promise<void>> {
  const lab = await serveLab({ port: firstPort });
  project.provide('labUrl', lab.url);
  return () => lab.close();
}
