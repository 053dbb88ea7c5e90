import { testBrokenPlatform } from './platform-faults.ts';

testBrokenPlatform('call');
