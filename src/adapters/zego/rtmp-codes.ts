/**
 * `<rtc-room>` speaks ZEGO's Alipay dialect (3800–3803). The npm build was made for WeChat's live-pusher and
 * live-player and understands only their codes; this is the translation, both ways. The Alipay build needs none.
 */
import type { RtmpCode } from '../../../machines/index.ts';
import type { VendorBuild } from './engine.ts';

const liveCodes: Readonly<Record<RtmpCode, number>> = { 3800: 1002, 3801: -1307, 3802: 2004, 3803: -2301 };

/** What `updatePlayerState` of this build takes. */
export const toVendorCode = (code: RtmpCode, build: VendorBuild): number =>
  build === 'npm' ? liveCodes[code] : code;

/** What publisherStateUpdate and playerStateUpdate report as error code, in the Alipay dialect. */
export const fromVendorCode = (code: number, build: VendorBuild): number => {
  if (build === 'alipay') return code;
  if (code === liveCodes[3801]) return 3801;
  return code === liveCodes[3803] ? 3803 : code;
};
