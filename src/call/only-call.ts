/**
 * One call at a time in a mini-program: two would send from two components at once, one of them unseen. The call that begins
 * last goes on, the one before gives way.
 */
let giveWayOf: (() => void) | null = null;

/** @param giveWay called when another call begins. Returns what is to be told whether this call is under way. */
export const onlyCall = (giveWay: () => void): ((calling: boolean) => void) => {
  return (calling) => {
    const other = giveWayOf;
    if (calling) giveWayOf = giveWay;
    else if (other === giveWay) giveWayOf = null;
    if (calling && other !== null && other !== giveWay) other();
  };
};

const callOfPage = new WeakMap<object, () => void>();

/** One call on a page: two would write over each other what it says. @param leave called when the page is given to another call */
export const takePage = (page: object, leave: () => void): void => {
  callOfPage.get(page)?.();
  callOfPage.set(page, leave);
};
