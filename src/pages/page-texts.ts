/** The words of the pages in the phone's language, unless the settings say otherwise. */
import { systemLanguage } from '../adapters/alipay/system.ts';
import { loadSettings } from '../settings/index.ts';
import type { Settings } from '../settings/index.ts';
import { textsFor } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';

export const pageTexts = ({ language }: Settings = loadSettings()): Texts =>
  textsFor(language === 'system' ? systemLanguage() : language);
