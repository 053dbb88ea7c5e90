/** The chart and the oracle with other settling windows than the shipped ones, for as long as something runs. */
import { policy } from '../../../machines/index.ts';

export type Windows = Partial<Record<'gainQuiet' | 'lossQuiet' | 'firstMountHold' | 'remountHold', number>>;

export const withWindows = async <T>(windows: Windows, run: () => Promise<T>): Promise<T> => {
  const shipped = { ...policy };
  Object.assign(policy, windows);
  try {
    return await run();
  } finally {
    Object.assign(policy, shipped);
  }
};
