/** What the phone shows over the page, recorded; the user's answers are settable. */
import type { AlertOptions, ConfirmOptions, ToastOptions, UiPort } from '../platform/index.ts';

export class Screen implements UiPort {
  readonly toasts: ToastOptions[] = [];
  readonly alerts: AlertOptions[] = [];
  readonly confirms: ConfirmOptions[] = [];
  readonly authGuides: string[] = [];
  readonly clipboard: string[] = [];
  /** `null` while nothing loads */
  loading: string | null = null;
  title = '';
  keepScreenOn = false;
  sharePanels = 0;
  settingVisits = 0;
  vibrations = 0;
  /** the user's answer to `my.confirm`; default: agrees */
  answerConfirm: (options: ConfirmOptions) => boolean = () => true;
  /** what the user does on the permission page, e.g. `() => phone.device.change(…)` */
  visitSetting: () => void | Promise<void> = () => undefined;

  showToast(options: ToastOptions): void {
    this.toasts.push(options);
  }

  hideToast(): void {
    // A toast that is gone was still shown: tests ask for what was.
  }

  showLoading(content: string): void {
    this.loading = content;
  }

  hideLoading(): void {
    this.loading = null;
  }

  alert(options: AlertOptions): Promise<void> {
    this.alerts.push(options);
    return Promise.resolve();
  }

  confirm(options: ConfirmOptions): Promise<boolean> {
    this.confirms.push(options);
    return Promise.resolve(this.answerConfirm(options));
  }

  async openSetting(): Promise<void> {
    this.settingVisits += 1;
    await this.visitSetting();
  }

  showAuthGuide(authType: string): void {
    this.authGuides.push(authType);
  }

  showSharePanel(): void {
    this.sharePanels += 1;
  }

  setNavigationBar({ title }: { readonly title?: string }): void {
    if (title !== undefined) this.title = title;
  }

  vibrateShort(): void {
    this.vibrations += 1;
  }

  setKeepScreenOn(on: boolean): void {
    this.keepScreenOn = on;
  }

  setClipboard(text: string): Promise<void> {
    this.clipboard.push(text);
    return Promise.resolve();
  }
}
