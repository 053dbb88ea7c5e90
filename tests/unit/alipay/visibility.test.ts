import { afterEach, expect, test, vi } from 'vitest';
import { keepScreenOn } from '../../../src/adapters/alipay/keep-screen-on.ts';
import { watchVisibility } from '../../../src/adapters/alipay/visibility.ts';
import { stubMy } from './stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

/** A phone that can be sent to the background and back. */
function phone() {
  const shown = new Set<() => void>();
  const hidden = new Set<() => void>();
  const wishes: boolean[] = [];
  stubMy({
    onAppShow: (listener: () => void) => shown.add(listener),
    onAppHide: (listener: () => void) => hidden.add(listener),
    offAppShow: (listener?: () => void) => (listener ? shown.delete(listener) : shown.clear()),
    offAppHide: (listener?: () => void) => (listener ? hidden.delete(listener) : hidden.clear()),
    setKeepScreenOn: (options: { keepScreenOn: boolean }) => wishes.push(options.keepScreenOn),
  });
  return {
    shown,
    hidden,
    wishes,
    show: () => shown.forEach((listener) => listener()),
    hide: () => hidden.forEach((listener) => listener()),
  };
}

test('going to the background and coming back are reported', () => {
  const { show, hide } = phone();
  const reports: string[] = [];
  watchVisibility(({ type }) => reports.push(type));
  hide();
  show();
  expect(reports).toEqual(['app.hidden', 'app.shown']);
});

test("to stop watching removes its own listeners and nobody else's", () => {
  const { shown, hidden } = phone();
  const ofTheApp = () => undefined;
  shown.add(ofTheApp);
  hidden.add(ofTheApp);
  watchVisibility(() => undefined)();
  expect([...shown, ...hidden]).toEqual([ofTheApp, ofTheApp]);
});

test('a base library without these events is left to the version check', () => {
  stubMy({});
  expect(() => watchVisibility(() => undefined)()).not.toThrow();
  expect(() => keepScreenOn()(true)).not.toThrow();
});

test('the screen is asked to stay on during a call, again each time the program comes back, and not after it', () => {
  const { show, hide, wishes } = phone();
  const keepOn = keepScreenOn();
  keepOn(false);
  keepOn(true);
  keepOn(true);
  hide();
  show();
  keepOn(false);
  show();
  expect(wishes).toEqual([true, true, false]);
});

test('the end of one call does not let the screen of the next one sleep', () => {
  const { wishes } = phone();
  const [first, second] = [keepScreenOn(), keepScreenOn()];
  first(true);
  second(true);
  first(false);
  expect(wishes).toEqual([true, true]);
  second(false);
  expect(wishes).toEqual([true, true, false]);
});
