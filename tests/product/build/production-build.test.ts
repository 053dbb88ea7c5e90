/** Checked on the bytes: the inspector is in a development build, and in no other. */
import { describe, expect, it } from 'vitest';
import { ensureBuilt } from '../../../tools/build/ensure-built.ts';
import { forbiddenSyntax } from '../../../tools/build/forbidden-syntax.ts';
import { readScripts } from '../../../tools/build/sizes.ts';

/** Texts that only the inspector's code has; a bundler keeps them as they are. */
const marks = [
  'service.register',
  'service.state',
  'xstate.inspecting',
  'scxml',
  'predictableActionArguments',
  'callchart.inspector',
  'XState inspector',
  'CALLCHART_INSPECTOR',
];
const marksIn = async (inspector: boolean): Promise<string[]> => {
  const scripts = readScripts(await ensureBuilt({ inspector }));
  return marks.filter((mark) => scripts.some(({ code }) => code.includes(mark)));
};

describe('the inspector', () => {
  it('leaves no byte in a production build', async () => {
    expect(await marksIn(false)).toEqual([]);
  });

  it('is in a development build, in the same old syntax', async () => {
    expect(await marksIn(true)).toEqual(marks.filter((mark) => mark !== 'CALLCHART_INSPECTOR'));
    for (const { file, code } of readScripts(await ensureBuilt({ inspector: true })))
      expect([file, forbiddenSyntax(code)]).toEqual([file, []]);
  });
});
