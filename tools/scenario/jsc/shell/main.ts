/** Runs the scenarios of the order in JavaScriptCore and prints each result as a line of JSON. */
import { recordFiles } from '../../../../lab/realm/index.ts';
import { runScript } from '../../run.ts';
import { shell } from './host.ts';

const { scripts, conditions, files } = shell.order;
const program = recordFiles(files);
for (const script of scripts)
  shell.print(JSON.stringify(await runScript(script, { ...conditions, program })));
