/** The language of the pages: the phone's, unless the settings say otherwise. And the words of the main package in it. */
import { systemLanguage } from '../adapters/alipay/system.ts';
import { loadSettings } from '../settings/index.ts';
import type { Settings } from '../settings/index.ts';
import { textsFor } from '../texts/index.ts';
import type { Language, Texts } from '../texts/index.ts';

export const pageLanguage = ({ language }: Settings = loadSettings()): Language =>
  language === 'system' ? systemLanguage() : language;

export const pageTexts = (settings?: Settings): Texts => textsFor(pageLanguage(settings));
