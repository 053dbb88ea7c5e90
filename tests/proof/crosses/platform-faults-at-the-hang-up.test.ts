import { testBrokenPlatform } from './platform-faults.ts';

testBrokenPlatform('hangUp');
