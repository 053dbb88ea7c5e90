/** The built mini-program with one place of its call page changed: a mistake, or a way in for a test. */
import type { ProgramFiles } from '../lab/realm/index.ts';

/** Reading the page throws an Error where the place is not there, or there twice. @param change may name groups, `$1` */
export const withChange = (files: ProgramFiles, place: RegExp, change: string): ProgramFiles => ({
  read: (path) => {
    const text = files.read(path);
    if (path !== 'src/pages/call/index.js' || text === undefined) return text;
    if (text.match(new RegExp(place, 'g'))?.length !== 1)
      throw new Error(`${path} does not have ${place} once`);
    return text.replace(place, change);
  },
});
