/** The call page: forwards taps and component events to the call, and shows what the call patches in. */
import { bindCall, initialCallData } from '../../bind-call.ts';
import type { BoundCall } from '../../bind-call.ts';
import { loadSettings } from '../../settings/index.ts';
import { readCallLink } from '../call-link.ts';
import { pageTexts } from '../page-texts.ts';
import { shareRoom } from '../share.ts';
import { takeNextStep } from './next-step.ts';

const texts = pageTexts();

Page({
  data: { ...initialCallData, text: texts.call },
  call: undefined as unknown as BoundCall,

  onLoad(query) {
    const choice = readCallLink(query);
    const { call } = pageTexts();
    if (call.title !== texts.call.title) this.setData({ text: call });
    my.setNavigationBar({ title: call.title });
    this.call = bindCall(this, loadSettings(), call.confirmLeave);
    this.call.join(choice);
  },
  onReady() {
    this.call.send({ type: 'page.ready' });
  },
  onUnload() {
    this.call.send({ type: 'page.unloaded' });
  },
  onShareAppMessage() {
    return shareRoom(pageTexts().lobby, this.data.room);
  },

  tapMicrophone() {
    this.call.send({ type: 'page.microphoneTapped' });
  },
  tapCamera() {
    this.call.send({ type: 'page.cameraTapped' });
  },
  tapPublish() {
    this.call.send({ type: 'page.publishTapped' });
  },
  tapStopPublish() {
    this.call.send({ type: 'page.stopPublishTapped' });
  },
  tapPlay() {
    this.call.send({ type: 'page.playTapped' });
  },
  tapStopPlay() {
    this.call.send({ type: 'page.stopPlayTapped' });
  },
  tapLeave() {
    this.call.send({ type: 'page.leaveTapped' });
  },
  tapRejoin() {
    this.call.send({ type: 'page.retryTapped' });
  },
  tapNextStep() {
    takeNextStep(this.data.nextStep, this.call);
  },
  tapBack() {
    void my.navigateBack();
  },

  onRtmpEvent(event: unknown) {
    this.call.rtcRoom.onRtmpEvent(event);
  },
  onRtcRoomError(event: unknown) {
    this.call.rtcRoom.onRtcRoomError(event);
  },
  onRtcRoomInfo(event: unknown) {
    this.call.rtcRoom.onRtcRoomInfo(event);
  },
  onParticipantEnter(event: unknown) {
    this.call.rtcRoom.onParticipantEnter(event);
  },
  onParticipantLeave(event: unknown) {
    this.call.rtcRoom.onParticipantLeave(event);
  },
  onAudioPlayoutMode(event: unknown) {
    this.call.rtcRoom.onAudioPlayoutMode(event);
  },
  onReceiveRecordId(event: unknown) {
    this.call.rtcRoom.onReceiveRecordId(event);
  },
});
