/**
 * What a trace says in place of an id or a name: `user-1`, `room-1`, numbered in the order of their coming. In one table a thing
 * keeps its stand-in and no two things share one; what is empty stays empty.
 */
export type StandIns = Map<string, string>;

export const createStandIns = (): StandIns => new Map([['', '']]);

/** @param kind what it begins with */
export const standInOf = (standIns: StandIns, kind: string, text: string): string => {
  const standIn = standIns.get(text) ?? `${kind}-${standIns.size}`;
  standIns.set(text, standIn);
  return standIn;
};
