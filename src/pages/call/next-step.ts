/** What the button beside an error does. Steps that only the user can take have a sentence in place of a button. */
import type { NextStep } from '../../../machines/index.ts';
import { askPlatform, platformValue } from '../../adapters/alipay/my.ts';
import { openPermissionSettings } from '../../adapters/alipay/permissions.ts';
import { tryMethod } from '../../adapters/unknown.ts';
import type { BoundCall } from '../../bind-call.ts';
import { goBack } from '../go-back.ts';

const retry = (call: BoundCall): void => call.send({ type: 'page.retryTapped' });

/** Alipay's own upgrade page, where the client has it (`my.ap.updateAlipayClient`). */
const upgrade = (): void => void tryMethod(platformValue('ap'), 'updateAlipayClient');

const actions: Partial<Record<NextStep, (call: BoundCall) => void>> = {
  retry,
  rejoin: retry,
  chooseRoom: goBack,
  openSettings: () => void askPlatform('navigateTo', { url: '/src/pages/settings/index' }),
  openPermissions: () => void openPermissionSettings({ camera: true, microphone: true }),
  upgrade,
};

export const takeNextStep = (step: NextStep | '', call: BoundCall): void => {
  if (step !== '') actions[step]?.(call);
};
