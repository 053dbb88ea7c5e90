import { afterEach, expect, test, vi } from 'vitest';
import { alertBeforeLeaving } from '../../../src/adapters/alipay/leave-alert.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

/** What `my` was asked, with the message of the question. */
function asked(): unknown[] {
  const calls: unknown[] = [];
  stubMy({
    enableAlertBeforeUnload: ({ message, fail }: { message: string; fail: () => void }) => {
      calls.push(['ask', message]);
      fail();
    },
    disableAlertBeforeUnload: ({ fail }: { fail: () => void }) => {
      calls.push('let go');
      fail();
    },
  });
  return calls;
}

test('a back swipe asks during a call, and not before or after', () => {
  const calls = asked();
  const ask = alertBeforeLeaving('Leave?');
  ask(false, true);
  expect(calls).toEqual([]);
  ask(true, true);
  ask(false, true);
  ask(true, true);
  expect(calls).toEqual([['ask', 'Leave?'], 'let go', ['ask', 'Leave?']]);
});

test('the phone is told a change once, however often the call says the same', () => {
  const calls = asked();
  const ask = alertBeforeLeaving('Leave?');
  for (const calling of [true, true, true, false, false]) ask(calling, true);
  expect(calls).toHaveLength(2);
});

test('a base library that cannot ask lets the user go', () => {
  stubMy({});
  expect(() => alertBeforeLeaving('Leave?')(true, true)).not.toThrow();
});

test('a page that is covered says nothing to the page above it, and what is due once it is shown again', () => {
  const calls = asked();
  const ask = alertBeforeLeaving('Leave?');
  ask(true, true);
  ask(false, false);
  expect(calls).toHaveLength(1);
  ask(false, true);
  expect(calls).toEqual([['ask', 'Leave?'], 'let go']);
});
