/** Something to come back to from the call. */
Page({
  onLoad() {
    my.navigateTo({ url: '/pages/call/index' });
  },
});
