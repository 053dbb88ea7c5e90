/** Every scenario while the SDK's requests are answered late, with a refusal, or never; then the user leaves. */
import { describe, expect, it } from 'vitest';
import { scenario, scenarioIds } from '../../../tools/scenario/library.ts';
import { prepareLeaving, remainsAfter } from './leaving.ts';
import type { Trouble } from './leaving.ts';

prepareLeaving();

describe('a leave', () => {
  const always = { times: 'always' } as const;
  const troubles: readonly Trouble[] = [
    { what: 'everything is answered 2 s late', faults: [], latencyMs: 1_000 },
    {
      what: 'the login is never answered',
      faults: [{ type: 'reject', request: 'login', code: 'noAnswer', ...always }],
    },
    { what: 'the login is refused', faults: [{ type: 'reject', request: 'login', code: 50119, ...always }] },
    {
      what: 'no URL ever comes',
      faults: [
        { type: 'failDispatch', direction: 'push', failure: { kind: 'noAnswer' }, ...always },
        { type: 'failDispatch', direction: 'pull', failure: { kind: 'noAnswer' }, ...always },
      ],
    },
    {
      what: 'every URL is refused',
      faults: [
        { type: 'failDispatch', direction: 'push', failure: { kind: 'code', code: 1 }, ...always },
        { type: 'failDispatch', direction: 'pull', failure: { kind: 'emptyHosts' }, ...always },
      ],
    },
    {
      what: 'the stream is never added',
      faults: [{ type: 'reject', request: 'addStream', code: 'noAnswer', ...always }],
    },
    {
      what: 'the stream is refused',
      faults: [{ type: 'reject', request: 'addStream', code: 1011, ...always }],
    },
    {
      what: 'the token is never renewed',
      faults: [{ type: 'reject', request: 'renewToken', code: 'noAnswer', ...always }],
    },
    {
      what: 'the logout is never answered',
      faults: [{ type: 'reject', request: 'logout', code: 'noAnswer', ...always }],
    },
    { what: 'the gateway falls silent', faults: [{ type: 'mute' }] },
  ];
  it.each(troubles)('ends the call while $what', async (trouble) => {
    for (const id of scenarioIds()) {
      const script = scenario(id);
      const [course] = script.courses;
      if (course === undefined) continue;
      expect([id, await remainsAfter(script, course, course.steps.length, trouble)]).toEqual([id, []]);
    }
  });
});
