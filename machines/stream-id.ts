/** Stream ids: `[A-Za-z0-9_-]`, unique, at most 255 bytes (the guide says 256, the SDK 3.6.0 refuses 256). */

const maxBytes = 255;

/** From the user's id, the nonce of the join and the attempt, so that neither two users nor two calls collide. */
export const streamId = (userId: string, nonce: string, attempt: number): string => {
  const tail = `-${nonce}-${attempt}`;
  return userId.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, maxBytes - tail.length) + tail;
};
