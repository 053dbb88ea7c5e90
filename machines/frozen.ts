/** Values that are shared: whoever writes into one is told, at once. */

/** Freezes the value and all in it, and returns it. */
export const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
};
