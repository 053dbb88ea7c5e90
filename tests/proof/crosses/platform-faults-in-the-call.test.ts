import { testBrokenPlatform } from './platform-faults.ts';

await testBrokenPlatform('call');
