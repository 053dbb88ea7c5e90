/** `my.navigateTo` and its kin, and the question before a page is left. */
import { PlatformError, type Calls } from './calls.ts';
import { numberOf, textOf } from './options.ts';
import type { NavigationPort } from './ports.ts';

export function createNavigation(calls: Calls, navigation: NavigationPort) {
  const to = (go: (url: string) => Promise<void>) => (options?: unknown) =>
    calls.eventual(options, async (fields) => {
      const url = textOf(fields['url']);
      if (url === '') throw new PlatformError(2, 'url is empty');
      await go(url);
      return {};
    });
  return {
    navigateTo: to((url) => navigation.navigateTo(url)),
    redirectTo: to((url) => navigation.redirectTo(url)),
    reLaunch: to((url) => navigation.reLaunch(url)),
    navigateBack: (options?: unknown) =>
      calls.eventual(options, async (fields) => {
        await navigation.navigateBack(numberOf(fields['delta'], 1));
        return {};
      }),
    enableAlertBeforeUnload: (options?: unknown) =>
      calls.answer(options, (answer, fields) => {
        navigation.askBeforeUnload(textOf(fields['message'], '离开此页面?'));
        answer.succeed({ success: true });
      }),
    disableAlertBeforeUnload: (options?: unknown) =>
      calls.answer(options, (answer) => {
        navigation.askBeforeUnload(null);
        answer.succeed({ success: true });
      }),
  };
}
