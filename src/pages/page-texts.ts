/** The texts in the user's language: the one of the settings, or else the system's. Asked for when a page loads. */
import { systemLanguage } from '../adapters/alipay/system.ts';
import { loadSettings } from '../settings/index.ts';
import { textsFor } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';

export const pageTexts = (): Texts => {
  const { language } = loadSettings();
  return textsFor(language === 'system' ? systemLanguage() : language);
};
