/** What `my.*` shows to the user or makes the phone do: toast, dialogs, share panel, title, vibration. */
import type { Calls } from './calls.ts';
import { numberOf, textOf, type Fields } from './options.ts';
import type { UiPort } from './ports.ts';

export function createFeedback(calls: Calls, ui: UiPort) {
  const does = (act: (fields: Fields) => void) => (options?: unknown) =>
    calls.answer(options, (answer, fields) => {
      act(fields);
      answer.succeed({ success: true });
    });
  return {
    showToast: does((fields) =>
      ui.showToast({
        content: textOf(fields['content']),
        type: textOf(fields['type'], 'none'),
        duration: numberOf(fields['duration'], 2_000),
      }),
    ),
    hideToast: does(() => ui.hideToast()),
    showLoading: does((fields) => ui.showLoading(textOf(fields['content']))),
    hideLoading: does(() => ui.hideLoading()),
    alert: (options?: unknown) =>
      calls.eventual(options, async (fields) => {
        const { title, content, buttonText } = fields;
        await ui.alert({
          title: textOf(title),
          content: textOf(content),
          buttonText: textOf(buttonText, '确定'),
        });
        return { success: true };
      }),
    confirm: (options?: unknown) =>
      calls.eventual(options, async (fields) => ({
        confirm: await ui.confirm({
          title: textOf(fields['title']),
          content: textOf(fields['content']),
          confirmButtonText: textOf(fields['confirmButtonText'], '确定'),
          cancelButtonText: textOf(fields['cancelButtonText'], '取消'),
        }),
      })),
    showSharePanel: () => ui.showSharePanel(),
    setNavigationBar: does(({ title }) => ui.setNavigationBar(typeof title === 'string' ? { title } : {})),
    vibrateShort: does(() => ui.vibrateShort()),
    setKeepScreenOn: does((fields) => ui.setKeepScreenOn(fields['keepScreenOn'] === true)),
    setClipboard: (options?: unknown) =>
      calls.eventual(options, async (fields) => {
        await ui.setClipboard(textOf(fields['text']));
        return { success: true };
      }),
  };
}
