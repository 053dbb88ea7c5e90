/** A call on the chart alone, with a flight recorder on it: nothing that it asks for is answered but by the test. */
import { createActor } from 'xstate';
import { readTrace } from '../../../lab/trace/read-trace.ts';
import type { Trace } from '../../../lab/trace/read-trace.ts';
import { noTime, silentMachine } from '../../../lab/trace/silent-chart.ts';
import type { CallEvent, Stream, User } from '../../../machines/index.ts';
import { createFlightRecorder } from '../../../src/recorder/flight-recorder.ts';

export const silentCall = () => {
  const recorder = createFlightRecorder(() => actor.getSnapshot());
  const actor = createActor(silentMachine(), { clock: noTime, inspect: recorder.inspect });
  actor.subscribe({ error: () => undefined });
  actor.start();
  const send = (event: CallEvent): void => actor.send(event);
  const ofSession = () => ({ session: actor.getSnapshot().context.fact.session });
  const ofRoom = () => ({ ...ofSession(), room: actor.getSnapshot().context.intent.room });

  return {
    send,
    /** as an inspector may, which knows no types */
    sendAny: (event: object): void => actor.send(event as CallEvent),
    snapshot: () => actor.getSnapshot(),
    text: () => recorder.trace(),
    trace: (): Trace => readTrace(recorder.trace()),

    /** Joins and publishes; the push URL is there. */
    begin(room: string, user: User, nonce = 'nonce123'): void {
      send({ type: 'page.ready' });
      send({ type: 'page.joinTapped', room, publish: true, camera: true, microphone: true, nonce });
      for (let step = 0; step < 3; step += 1) send({ type: 'preflight.passed', ...ofSession() });
      send({ type: 'credentials.received', ...ofSession(), user });
      send({ type: 'login.succeeded', ...ofSession() });
      const { stream, attempt } = actor.getSnapshot().context.fact.publisher;
      send({ type: 'publisher.urlReceived', ...ofSession(), stream: stream ?? '', attempt });
      send({ type: 'zego.publishing', ...ofSession(), stream: stream ?? '' });
    },
    /** The other side comes and sends; the pull URL is there. */
    meet(stream: Stream): void {
      send({ type: 'zego.usersEntered', ...ofRoom(), users: [stream.user] });
      send({ type: 'zego.streamsAdded', ...ofRoom(), streams: [stream] });
      const { attempt } = actor.getSnapshot().context.fact.player;
      send({ type: 'player.urlReceived', ...ofSession(), stream: stream.id, attempt });
      send({ type: 'zego.playing', ...ofSession(), stream: stream.id });
    },
    /** The settling window passes and the component is on the page. */
    mount(): void {
      actor.send({
        type: 'xstate.after.settlingQuiet.call.rtcRoom.unmounted.settling.quiet',
      } as unknown as CallEvent);
      send({ type: 'rtcRoom.shown', mount: actor.getSnapshot().context.fact.mount.generation });
    },
  };
};
