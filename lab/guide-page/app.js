/**
 * The peer of the bench: a call page that goes the way of ZEGO's quick-start guide (document 18243), in words of our own.
 * State is what the callbacks set last, flags say what is to be done again, every change of a URL makes the component anew.
 */
App({
  onLaunch() {
    my.call('prepareRTCResource');
  },
});
