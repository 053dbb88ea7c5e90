Page({
  data: { user: `guest${Math.random().toString(36).slice(2, 8)}` },

  typeUser({ detail }) {
    this.setData({ user: detail.value });
  },

  tapCall() {
    my.navigateTo({ url: `/pages/call/index?room=florist&user=${encodeURIComponent(this.data.user)}` });
  },
});
