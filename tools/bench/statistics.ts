/** Medians and their like, of samples in any order. */

/** @param share 0.5 for the median, 0.99 for the 99th percentile; NaN of no samples */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** The median absolute deviation from the median. */
export const deviation = (samples: readonly number[]): number => {
  const middle = median(samples);
  return median(samples.map((sample) => Math.abs(sample - middle)));
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The slope of the straight line through the points that misses them least. */
export const slope = (points: readonly (readonly [x: number, y: number])[]): number => {
  const meanX = sum(points.map(([x]) => x)) / points.length;
  const meanY = sum(points.map(([, y]) => y)) / points.length;
  const spread = sum(points.map(([x]) => (x - meanX) ** 2));
  return spread === 0 ? 0 : sum(points.map(([x, y]) => (x - meanX) * (y - meanY))) / spread;
};

/** For people and for a file that changes only when something has: three digits, whole numbers from 100. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
