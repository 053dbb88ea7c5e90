/** Leaves out actions for as long as the same finding is made: halves first, then quarters, then single ones. */

/**
 * @param fails whether these actions alone still fail; asked at most `tries` times
 * @returns the fewest that were seen to fail
 */
export async function shrink(
  all: readonly number[],
  fails: (kept: ReadonlySet<number>) => Promise<boolean>,
  tries: number,
): Promise<readonly number[]> {
  let kept = all;
  let left = tries;
  for (
    let size = Math.ceil(kept.length / 2);
    size >= 1 && left > 0;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    for (let from = 0; from < kept.length && left > 0;) {
      const without = kept.filter((_, at) => at < from || at >= from + size);
      left -= 1;
      if (await fails(new Set(without))) kept = without;
      else from += size;
    }
  }
  return kept;
}
