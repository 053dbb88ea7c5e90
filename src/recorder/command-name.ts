/** Commands as a trace names them: `start loginRoom`, `stop loginRoom`, `stopPublishing`; '' for XState's own timers. */
import { field, textOf } from '../adapters/unknown.ts';

/** @param type @param params of an action that XState executes or, pure, would execute */
export const commandName = (type: string, params: unknown): string => {
  if (type === 'xstate.spawnChild') return `start ${textOf(field(params, 'id'))}`;
  if (type === 'xstate.stopChild') return `stop ${textOf(field(params, 'id'))}`;
  return type.startsWith('xstate.') ? '' : type;
};
