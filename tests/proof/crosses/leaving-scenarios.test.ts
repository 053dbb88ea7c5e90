import { describe } from 'vitest';
import { scenarioIds } from '../../../tools/scenario/library.ts';
import { prepareLeaving, testLeavingAnywhereIn } from './leaving.ts';

prepareLeaving();

describe('a leave', () => {
  testLeavingAnywhereIn(scenarioIds().filter((id) => id.startsWith('S')));
});
