/** A call page in strict TypeScript, on the package's types alone. Compiled by embedding.test.ts, never run. */
import {
  bindCall,
  endpointCredentials,
  initialCallData,
  rtcRoomPage,
  type BoundCall,
  type CallData,
} from 'callchart';
import { createRtcRoom, zegoEngines, type RtcRoomHandlers } from 'callchart/adapters';
import { callMachine, callView, defaultProfile, type ErrorKind, type CallView } from 'callchart/machines';
import { callTexts } from 'callchart/texts';
import { createActor, type InspectionEvent } from 'xstate';
import * as zegoSdk from './zego-sdk';

type Handlers = { [Name in keyof RtcRoomHandlers]: RtcRoomHandlers[Name] } & { tapLeave(): void };

Page<CallData, { call: BoundCall }, Handlers>({
  data: initialCallData,
  onLoad() {
    this.call = bindCall(this, {
      vendor: zegoSdk,
      credentials: endpointCredentials({ url: 'https://example.invalid', userName: 'Ann' }),
      quality: { fps: 30 },
      inspect: (inspected: InspectionEvent) => void inspected.type,
    });
    this.call.join({ room: 'r', publish: true, camera: true, microphone: false });
  },
  ...rtcRoomPage,
  tapLeave() {
    this.call.send({ type: 'page.leaveTapped' });
  },
});

const actor = createActor(callMachine, { input: { profile: defaultProfile } });
const view: CallView = callView(actor.getSnapshot());
const status: 'idle' | 'connected' | null =
  view.status === 'idle' || view.status === 'connected' ? view.status : null;
const sentence: (kind: ErrorKind) => string = (kind) => callTexts('zh').errors[kind];
void [status, sentence, createRtcRoom, zegoEngines(zegoSdk)];

// @ts-expect-error no such event
actor.send({ type: 'page.jumpTapped' });
const credentials = endpointCredentials({ url: '', userName: '' });
// @ts-expect-error the vendor is needed
void (() => bindCall({ setData: () => undefined }, { credentials }));
