/** The phone's time as long as it goes forward; where it is set back, it goes on from where it was until it is set right. */
export const createForwardTime = (): (() => number) => {
  let last = 0;
  let ahead = 0;
  return () => {
    const now = Date.now();
    if (now >= last) ahead = 0;
    else if (now + ahead < last) ahead = last - now;
    last = now + ahead;
    return last;
  };
};
