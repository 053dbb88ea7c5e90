/** The steps after which the world is fair again: whatever lasted is over. */
import type { Step } from '../../scenario/script.ts';
import { people } from './schedule.ts';

export const mended: readonly Step[] = [
  { do: 'gateway', fault: { type: 'clear' } },
  { do: 'gateway', fault: { type: 'botLeave', room: 'r1', user: 'carol' } },
  { do: 'credentials', status: 200 },
  ...Object.keys(people).flatMap((phone): Step[] => [
    {
      do: 'device',
      phone,
      is: {
        rtcResource: 'ready',
        alipayGrants: { camera: true, audioRecord: true },
        systemGrants: { camera: true, microphone: true },
      },
    },
    { do: 'component', phone, is: { push: 'ok', pull: 'ok' } },
    { do: 'network', phone, is: 'online' },
  ]),
];
