import { afterEach, expect, it, vi } from 'vitest';
import { callProfile } from '../../../src/call/profile.ts';
import { stubMy } from '../alipay/stub-my.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['iOS', { deviceSwitch: 'remount', cameraDiesHidden: false }],
  ['Android', { deviceSwitch: 'context', cameraDiesHidden: true }],
])(
  'a call on %s knows how devices are switched there, and what a hidden camera does',
  (platform, profile) => {
    stubMy({ getSystemInfoSync: () => ({ platform }) });
    expect(callProfile()).toMatchObject(profile);
  },
);
