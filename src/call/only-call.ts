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
