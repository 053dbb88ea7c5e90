/** The way out of a page, also where it is the first one: a link or a restored program opens a page with none below it. */
import { askPlatform } from '../adapters/alipay/my.ts';

const lobby = '/src/pages/lobby/index';

const toLobby = (): void => void askPlatform('reLaunch', { url: lobby });

/** To the page below, where there is one: on the first page `my.navigateBack` does nothing, and says that it has. */
export const goBack = (): void => {
  if (getCurrentPages().length > 1) askPlatform('navigateBack', {}, undefined, toLobby);
  else toLobby();
};
