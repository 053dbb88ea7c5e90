/**
 * The web font's parts for given words, loaded before the words are shown: a browser without a Chinese font of its own
 * may leave boxes where text was drawn before its font came (seen in headless Chromium 147).
 */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';

const family = 'Noto Sans SC';
const weights = [400, 600];

/** @param words whatever strings are in it. Never rejects: without the font, the page shows its words in another. */
export const fontsFor = (words: object): Promise<unknown> =>
  Promise.allSettled(
    weights.map((weight) => document.fonts.load(`${weight} 16px "${family}"`, JSON.stringify(words))),
  );
