/** A back swipe during a call asks first. The call turns it on and off; it drives `my.enableAlertBeforeUnload`. */
import { callMethod } from '../unknown.ts';

const fail = (): void => undefined;

/** The returned function has a back swipe ask `message` while `calling`, and only then. */
export const alertBeforeLeaving = (message: string): ((calling: boolean) => void) => {
  let on = false;
  return (calling) => {
    if (calling === on) return;
    on = calling;
    // base library 2.8.2; an older one leaves without asking
    if (on) callMethod(my, 'enableAlertBeforeUnload', { message, fail });
    else callMethod(my, 'disableAlertBeforeUnload', { fail });
  };
};
