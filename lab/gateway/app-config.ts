/**
 * The app configuration ("init") that the SDK fetches before the login. What npm 3.6.0 needs of it: `speedlog_config`
 * must exist, and `publish_config` must have an RTC resource over RTMP, whose URL template's first path segment becomes
 * the path of every push and pull URL.
 */
import { encode } from './wire/codec.ts';
import { InitConfig } from './wire/schema.ts';

const rtc = 1;
const rtmp = 1;
const resourceInfo = [
  {
    resourceType: rtc,
    serviceInfo: [
      { protocol: rtmp, urlTemplate: 'rtmp://gateway.invalid/live/{STREAM_NAME}', resolveType: 1 },
    ],
  },
];

export const initConfig: Uint8Array = encode(InitConfig, {
  appConfig: { testId: 0, domain: 'gateway.invalid' },
  speedlogConfig: { roomUserMaxCount: 100, roomStreamMaxCount: 100, chargeInfoReportCycle: 0 },
  mediaConfig: { playConfig: { resourceInfo }, publishConfig: { resourceInfo } },
});
