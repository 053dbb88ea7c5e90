/** Words in the two languages of the product, side by side: neither can be forgotten, and no name is shipped twice. */

export type Language = 'zh' | 'en';

export type Word = readonly [zh: string, en: string];

/** A page's words, under the names that its AXML binds. Words in braces are filled by `fill`. */
export interface Words {
  readonly [name: string]: Word | Words;
}

export type InLanguage<T> = T extends Word ? string : { readonly [Name in keyof T]: InLanguage<T[Name]> };

const isWord = (entry: Word | Words): entry is Word => Array.isArray(entry);

/** The same names with one language's words, to be bound. */
export const inLanguage = <T extends Words>(words: T, language: Language): InLanguage<T> =>
  Object.fromEntries(
    Object.entries(words).map(([name, entry]) => [
      name,
      isWord(entry) ? entry[language === 'zh' ? 0 : 1] : inLanguage(entry, language),
    ]),
  ) as InLanguage<T>;

/** Puts `value` in the place of `{name}`. */
export const fill = (sentence: string, name: string, value: string): string =>
  sentence.split(`{${name}}`).join(value);
