/**
 * Whether anybody sees the call page. Two tell of it, and neither knows all: the page is covered by another page or shown, the
 * mini-program is in the background or back. A program that comes back may show another page.
 */
export interface Sight {
  /** A page that is shown is that of a program that is, whether the platform has said so or not. */
  page(shown: boolean): void;
  program(shown: boolean): void;
}

/** @param tell told after each word of either whether the page is seen */
export const createSight = (tell: (seen: boolean) => void): Sight => {
  const hidden = new Set<'page' | 'program'>();
  return {
    page(shown) {
      if (shown) hidden.clear();
      else hidden.add('page');
      tell(hidden.size === 0);
    },
    program(shown) {
      if (shown) hidden.delete('program');
      else hidden.add('program');
      tell(hidden.size === 0);
    },
  };
};
