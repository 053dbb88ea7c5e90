/** What the button beside an error does. Steps that only the user can take have a sentence in place of a button. */
import type { NextStep } from '../../../machines/index.ts';
import { field } from '../../adapters/unknown.ts';
import { openPermissionSettings } from '../../adapters/alipay/permissions.ts';
import type { BoundCall } from '../../bind-call.ts';

const retry = (call: BoundCall): void => call.send({ type: 'page.retryTapped' });

/** Alipay's own upgrade page, where the client has it (`my.ap.updateAlipayClient`). */
const upgrade = (): void => {
  const ap = field(my, 'ap');
  const update = field(ap, 'updateAlipayClient');
  if (typeof update === 'function') update.call(ap);
};

const actions: Partial<Record<NextStep, (call: BoundCall) => void>> = {
  retry,
  rejoin: retry,
  openSettings: () => void my.navigateTo({ url: '/src/pages/settings/index' }),
  openPermissions: () => void openPermissionSettings({ camera: true, microphone: true }),
  upgrade,
};

export const takeNextStep = (step: NextStep | '', call: BoundCall): void => {
  if (step !== '') actions[step]?.(call);
};
