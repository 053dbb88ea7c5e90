/** The guide's one page: eight buttons, one component, an engine for the life of the page. */
import { ZegoExpressEngine, mediaCode } from '/sdk';

const credentialsUrl = 'https://credentials.lab.invalid/call';

/** On a phone on which nobody has been entered, such as those of `npm start -- --app lab/guide-page`. */
const stranger = () => {
  const userId = `guest-${Math.random().toString(36).slice(2, 8)}`;
  return { userId, userName: userId };
};

const isIos = () => my.getSystemInfoSync().platform.toLowerCase().includes('ios');

Page({
  data: {
    room: '',
    state: 'DISCONNECTED',
    publisher: 'NO_PUBLISH',
    player: 'NO_PLAY',
    shown: false,
    surfaceId: '',
    pushStream: '',
    pullStream: '',
    pullList: [],
    needRepublish: false,
    surface: {
      roomId: '',
      token: '',
      userId: '',
      signature: '',
      autoplay: true,
      enableCamera: true,
      mute: false,
      fps: 15,
      resolution: 1,
      record: false,
      minBitrate: '',
      maxBitrate: '',
      extraInfo: { bizName: '', subBiz: '', isAliPay: true, rtmpPushUrl: '', rtmpPullUrl: '', serverUrl: '' },
    },
  },

  onLoad() {
    this.setData({ pushStream: `s${Date.now()}${Math.random().toString(36).slice(2, 6)}` });
    my.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected && this.isIn) this.reLogin();
    });
    const { userId, userName } = my.getStorageSync({ key: 'callchart.settings' }).data ?? stranger();
    my.request({
      url: credentialsUrl,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      data: JSON.stringify({ room: 'any', userId, userName }),
      dataType: 'json',
      success: ({ data }) => this.prepare(data),
    });
  },

  onUnload() {
    this.engine.logoutRoom(this.data.room);
  },

  prepare({ appId, server, userId, token, mrtc }) {
    this.user = { userID: userId, userName: userId };
    this.token = token;
    const { surface } = this.data;
    const { bizName, subBiz, serverUrl, signature } = mrtc;
    Object.assign(surface, { userId: mrtc.userId, signature });
    Object.assign(surface.extraInfo, { bizName, subBiz, serverUrl });
    this.setData({ surface });
    this.engine = new ZegoExpressEngine(appId, server);
    this.engine.on('roomStateUpdate', (_room, state) => this.setData({ state }));
    this.engine.on('publisherStateUpdate', ({ state }) => this.setData({ publisher: state }));
    this.engine.on('playerStateUpdate', ({ state }) => this.setData({ player: state }));
    this.engine.on('roomStreamUpdate', (_room, change, streams) => this.streams(change, streams));
  },

  typed({ detail }) {
    this.setData({ room: detail.value });
  },

  async login() {
    await this.engine.loginRoom(this.data.room, this.token, this.user, { userUpdate: true });
    this.isIn = true;
  },

  async join() {
    this.left = false;
    await this.login();
    await this.publish();
  },

  watch() {
    this.left = false;
    return this.login();
  },

  /** The network is back: in again from the start. */
  async reLogin() {
    this.setData({ needRepublish: this.data.surface.extraInfo.rtmpPushUrl !== '' });
    this.engine.logoutRoom(this.data.room);
    await this.login();
    if (this.data.needRepublish) await this.publish();
  },

  async publish() {
    const { url } = await this.engine.startPublishingStream(this.data.pushStream);
    const { surface } = this.data;
    surface.extraInfo.rtmpPushUrl = url;
    this.setData({ surface, needRepublish: false }, () => this.remount());
  },

  stopPublish() {
    this.engine.stopPublishingStream(this.data.pushStream);
    const { surface } = this.data;
    surface.extraInfo.rtmpPushUrl = '';
    this.setData({ surface });
    this.remount();
  },

  async streams(change, streams) {
    const { surface, pullList } = this.data;
    if (change === 'ADD') pullList.push(...streams.map(({ streamID }) => streamID));
    else
      for (const { streamID } of streams) {
        if (streamID === this.data.pullStream) this.stopPlay();
        const at = pullList.indexOf(streamID);
        if (at >= 0) pullList.splice(at, 1);
      }
    if (surface.extraInfo.rtmpPullUrl === '' && pullList.length > 0) {
      const [pullStream] = pullList;
      const { url } = await this.engine.startPlayingStream(pullStream);
      surface.extraInfo.rtmpPullUrl = url;
      this.setData({ pullStream, surface }, () => this.remount());
    }
    this.setData({ pullList });
  },

  stopPlay() {
    this.engine.stopPlayingStream(this.data.pullStream);
    const { surface } = this.data;
    surface.extraInfo.rtmpPullUrl = '';
    this.setData({ surface }, () => this.remount());
  },

  /** Away with the component, then a new one, if there is a URL. */
  remount() {
    const { rtmpPushUrl, rtmpPullUrl } = this.data.surface.extraInfo;
    this.setData({ shown: false }, () => {
      if (this.context !== undefined) this.context.stop();
      const surfaceId = `rtc-room-${Date.now()}`;
      this.context = my.createRtcRoomContext(surfaceId);
      this.setData({ surfaceId, shown: rtmpPushUrl !== '' || rtmpPullUrl !== '' });
    });
  },

  switchCamera() {
    const { surface } = this.data;
    surface.enableCamera = !surface.enableCamera;
    this.setData({ surface });
    if (isIos()) this.remount();
    else this.context?.enableCamera({ enable: surface.enableCamera });
  },

  switchMicrophone() {
    const { surface } = this.data;
    surface.mute = !surface.mute;
    this.setData({ surface });
    if (isIos()) this.remount();
    else this.context?.mute({ muted: surface.mute });
  },

  leave() {
    this.left = true;
    this.isIn = false;
    const { surface, pushStream, pullStream } = this.data;
    if (surface.extraInfo.rtmpPushUrl !== '') this.engine.stopPublishingStream(pushStream);
    if (surface.extraInfo.rtmpPullUrl !== '') this.engine.stopPlayingStream(pullStream);
    surface.extraInfo.rtmpPushUrl = '';
    surface.extraInfo.rtmpPullUrl = '';
    this.setData({ surface, pullList: [] });
    this.remount();
    this.engine.logoutRoom(this.data.room);
  },

  media({ detail: { code } }) {
    const stream = code < 3802 ? this.data.pushStream : this.data.pullStream;
    this.engine.updatePlayerState(stream, { detail: { code: mediaCode(code) } });
  },
});
