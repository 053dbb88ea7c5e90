/**
 * A back swipe during a call asks first. The call turns it on and off; it drives `my.enableAlertBeforeUnload`, which means the
 * page that is shown: of one that is covered nothing is said until it is shown again.
 */
import { askPlatform } from './my.ts';

/** The returned function has a back swipe ask `message` while `calling`, and only then. */
export const alertBeforeLeaving = (message: string): ((calling: boolean, shown: boolean) => void) => {
  let on = false;
  return (calling, shown) => {
    if (!shown || calling === on) return;
    on = calling;
    // base library 2.8.2; an older one leaves without asking
    if (on) askPlatform('enableAlertBeforeUnload', { message });
    else askPlatform('disableAlertBeforeUnload');
  };
};
