import { prepareRtcResource } from 'callchart';

App({
  onLaunch() {
    // what <rtc-room> needs on Android is then there by the time of the first call, which asks again and reports
    prepareRtcResource().catch(() => undefined);
  },
});
