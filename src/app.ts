/**
 * The mini-program. At launch it asks Alipay for the package that `<rtc-room>` needs on Android, so that it is there
 * by the time of the first call. A failure is not the user's business yet: the call asks again and reports it.
 */
import { prepareRtcResource } from './adapters/alipay/rtc-resource.ts';
import { chooseInspector } from './adapters/inspector/index.ts';

App({
  onLaunch(options) {
    if (typeof CALLCHART_INSPECTOR === 'boolean' && CALLCHART_INSPECTOR) chooseInspector(options);
    prepareRtcResource().catch(() => undefined);
  },
});
