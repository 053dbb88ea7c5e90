/**
 * What the phone shows over its pages: toast, dialogs, navigation bar. `my.*` and the back button ask for it here, the
 * shell draws it and gives the answers back.
 */
import { shallowReactive } from 'vue';
import type { AlertOptions, ConfirmOptions, ToastOptions, UiPort } from '../platform/index.ts';

export type Dialog =
  | { readonly kind: 'alert'; readonly options: AlertOptions; readonly close: () => void }
  | { readonly kind: 'confirm'; readonly options: ConfirmOptions; readonly close: (agreed: boolean) => void }
  /** the mini-program's permission page */
  | { readonly kind: 'grants'; readonly close: () => void }
  /** the way to the phone's own permissions; `authType`: CAMERA, MICROPHONE … */
  | { readonly kind: 'authGuide'; readonly authType: string; readonly close: () => void }
  | { readonly kind: 'share'; readonly close: () => void };

interface Shown {
  toast: ToastOptions | null;
  loading: string | null;
  /** one at a time is on top, the last one */
  dialogs: readonly Dialog[];
}

export interface ScreenParts {
  /** `my.setNavigationBar` for the page on top */
  readonly setTitle: (title: string) => void;
  readonly setTimeout: (run: () => void, ms: number) => number;
  readonly clearTimeout: (handle: unknown) => void;
}

export class Screen implements UiPort {
  readonly shown: Shown = shallowReactive<Shown>({ toast: null, loading: null, dialogs: [] });
  readonly #parts: ScreenParts;
  #toastEnd: number | null = null;

  constructor(parts: ScreenParts) {
    this.#parts = parts;
  }

  showToast(options: ToastOptions): void {
    this.#parts.clearTimeout(this.#toastEnd);
    this.shown.toast = options;
    this.#toastEnd = this.#parts.setTimeout(() => this.hideToast(), options.duration);
  }

  hideToast(): void {
    this.shown.toast = null;
  }

  showLoading(content: string): void {
    this.shown.loading = content;
  }

  hideLoading(): void {
    this.shown.loading = null;
  }

  alert(options: AlertOptions): Promise<void> {
    return this.#ask<void>((close) => ({ kind: 'alert', options, close }));
  }

  confirm(options: ConfirmOptions): Promise<boolean> {
    return this.#ask<boolean>((close) => ({ kind: 'confirm', options, close }));
  }

  openSetting(): Promise<void> {
    return this.#ask<void>((close) => ({ kind: 'grants', close }));
  }

  showAuthGuide(authType: string): void {
    void this.#ask<void>((close) => ({ kind: 'authGuide', authType, close }));
  }

  showSharePanel(): void {
    void this.#ask<void>((close) => ({ kind: 'share', close }));
  }

  setNavigationBar({ title }: { readonly title?: string }): void {
    if (title !== undefined) this.#parts.setTitle(title);
  }

  vibrateShort(): void {
    navigator.vibrate?.(15);
  }

  /** A browser tab's screen is the computer's: nothing to keep on. */
  setKeepScreenOn(): void {}

  /** Over plain HTTP a browser has no clipboard. */
  setClipboard(text: string): Promise<void> {
    return navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
  }

  #ask<Answer>(open: (close: (answer: Answer) => void) => Dialog): Promise<Answer> {
    return new Promise((resolve) => {
      const dialog = open((answer) => {
        this.shown.dialogs = this.shown.dialogs.filter((one) => one !== dialog);
        resolve(answer);
      });
      this.shown.dialogs = [...this.shown.dialogs, dialog];
    });
  }
}
