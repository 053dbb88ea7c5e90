import { bindCall, endpointCredentials, initialCallData, rtcRoomPage } from 'callchart';
import { callTexts } from 'callchart/texts';
import { credentialsUrl } from '../../call-server';
import * as zegoSdk from '../../zego-sdk';

Page({
  data: () => ({ ...initialCallData(), words: callTexts('en').errors }),

  onLoad({ room, user }) {
    this.call = bindCall(this, {
      vendor: zegoSdk,
      credentials: endpointCredentials({ url: credentialsUrl, userId: user, userName: user }),
      confirmLeave: 'Hang up?',
    });
    this.call.join({ room, publish: true, camera: true, microphone: true });
  },
  onReady() {
    this.call.send({ type: 'page.ready' });
  },
  onShow() {
    this.call.seen(true);
  },
  onHide() {
    this.call.seen(false);
  },
  onUnload() {
    this.call.send({ type: 'page.unloaded' });
  },
  ...rtcRoomPage,

  tapMicrophone() {
    this.call.send({ type: 'page.microphoneTapped' });
  },
  tapCamera() {
    this.call.send({ type: 'page.cameraTapped' });
  },
  tapLeave() {
    this.call.send({ type: 'page.leaveTapped' });
  },
  tapRetry() {
    this.call.send({ type: 'page.retryTapped' });
  },
});
