/**
 * `<rtc-room>` speaks ZEGO's Alipay dialect (3800–3803). The npm build was made for WeChat's live-pusher and
 * live-player and understands only their codes; this is the translation, both ways. The Alipay build needs none.
 */
import type { RtmpNews } from '../../../machines/index.ts';
import type { VendorBuild } from './engine.ts';

/** By direction and outcome: the code of `<rtc-room>`, and the one of live-pusher or live-player. */
const codes = {
  push: { works: [3800, 1002], fails: [3801, -1307] },
  pull: { works: [3802, 2004], fails: [3803, -2301] },
} as const;

const known = (['push', 'pull'] as const).flatMap((direction) =>
  (['works', 'fails'] as const).map((outcome) => ({ direction, outcome, of: codes[direction][outcome] })),
);

/** The codes of `<rtc-room>`. */
export const rtmpCodes: readonly number[] = known.map(({ of: [own] }) => own);

/** What the component's code tells; it comes as a number or as its text. */
export const rtmpNewsOf = (code: unknown): RtmpNews | undefined => {
  const found = known.find(({ of: [own] }) => own === code || `${own}` === code);
  return found && { direction: found.direction, outcome: found.outcome };
};

/** What `updatePlayerState` of this build takes. */
export const toVendorCode = ({ direction, outcome }: RtmpNews, build: VendorBuild): number =>
  codes[direction][outcome][build === 'npm' ? 1 : 0];

/** What publisherStateUpdate and playerStateUpdate report as error code, in the Alipay dialect. */
export const fromVendorCode = (code: number, build: VendorBuild): number => {
  if (build === 'alipay') return code;
  return known.find(({ outcome, of: [, vendor] }) => outcome === 'fails' && vendor === code)?.of[0] ?? code;
};
