/** Shows a patch on a page. Where `setData` throws, the page stays as it is: there is nothing else to do about it. */
import { tryMethod } from '../adapters/unknown.ts';

export const setData = (page: object, patch: object): void => void tryMethod(page, 'setData', patch);
