/** The call page: forwards taps and component events to the call, and shows what the call patches in. */
import type { PageEvent } from '../../../machines/index.ts';
import { askPlatform } from '../../adapters/alipay/my.ts';
import type { RtcRoomHandlers } from '../../adapters/rtc-room/events.ts';
import { bindCall, initialCallData } from '../../bind-call.ts';
import type { BoundCall, CallData } from '../../bind-call.ts';
import { rtcRoomPage } from '../../rtc-room-page.ts';
import { callTexts } from '../../texts/call.ts';
import type { CallTexts } from '../../texts/call.ts';
import { readCallLink } from '../call-link.ts';
import { goBack } from '../go-back.ts';
import { showTitle } from '../navigation-bar.ts';
import { pageLanguage, pageTexts } from '../page-texts.ts';
import { shareRoom } from '../share.ts';
import { callOptions } from './call-options.ts';
import { tellDenial } from './denied-devices.ts';
import { takeNextStep } from './next-step.ts';

interface CallState {
  call: BoundCall;
}
type Tap =
  | 'tapMicrophone'
  | 'tapCamera'
  | 'tapSwitchCamera'
  | 'tapPublish'
  | 'tapStopPublish'
  | 'tapPlay'
  | 'tapStopPlay'
  | 'tapLeave'
  | 'tapRejoin'
  | 'tapWithoutCamera'
  | 'tapNextStep'
  | 'tapBack'
  | 'tapCopyTrace';
// a type, not an interface: Page wants an index signature
type Handlers = Record<Tap, () => void> & { [Name in keyof RtcRoomHandlers]: RtcRoomHandlers[Name] };
type CallPageData = CallData & { readonly text: CallTexts };

const firstData = (): CallPageData => ({ ...initialCallData(), text: callTexts(pageLanguage()) });

type PlainEvent = Exclude<PageEvent['type'], 'page.joinTapped'>;

/** A handler that tells the chart, and does no more. */
const telling = (type: PlainEvent) =>
  function (this: CallState): void {
    this.call.send({ type });
  };

Page<CallPageData, CallState, Handlers>({
  data: firstData,

  onLoad(query) {
    const { text } = this.data;
    showTitle(text.title);
    this.call = bindCall(this, callOptions(text.confirmLeave));
    this.call.join(readCallLink(query));
  },
  onShow() {
    this.call.seen(true);
  },
  onHide() {
    this.call.seen(false);
  },
  onReady: telling('page.ready'),
  onUnload: telling('page.unloaded'),
  onShareAppMessage() {
    return shareRoom(pageTexts().lobby, this.data.room);
  },

  tapMicrophone() {
    const { microphone, text } = this.data;
    this.call.send({ type: 'page.microphoneTapped' });
    if (!microphone) tellDenial({ camera: false, microphone: true }, text);
  },
  tapCamera() {
    const { camera, text } = this.data;
    this.call.send({ type: 'page.cameraTapped' });
    if (!camera) tellDenial({ camera: true, microphone: false }, text);
  },
  tapSwitchCamera: telling('page.switchCameraTapped'),
  tapPublish() {
    const { camera, microphone, text } = this.data;
    this.call.send({ type: 'page.publishTapped' });
    tellDenial({ camera, microphone }, text);
  },
  tapStopPublish: telling('page.stopPublishTapped'),
  tapPlay: telling('page.playTapped'),
  tapStopPlay: telling('page.stopPlayTapped'),
  tapLeave: telling('page.leaveTapped'),
  tapRejoin: telling('page.retryTapped'),
  tapWithoutCamera: telling('page.withoutCameraTapped'),
  tapNextStep() {
    takeNextStep(this.data.nextStep, this.call);
  },
  tapBack() {
    goBack();
  },
  tapCopyTrace() {
    const { copied } = this.data.text;
    askPlatform('setClipboard', { text: this.call.trace() }, () =>
      askPlatform('showToast', { content: copied }),
    );
  },

  ...rtcRoomPage,
});
