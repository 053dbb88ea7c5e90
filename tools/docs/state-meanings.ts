/**
 * What each state of the chart means. Beside the chart and not in it, where XState's `description` would go to the phone;
 * the type takes a sentence for every state, and none for a state that is gone.
 */
import type { SnapshotFrom } from 'xstate';
import type { callMachine } from '../../machines/index.ts';

/** `room`, `room.connecting`, `room.connecting.preparing` … of a state value */
type PathsOf<Value> = Value extends string
  ? Value
  : { [Key in keyof Value & string]: Key | `${Key}.${PathsOf<NonNullable<Value[Key]>>}` }[keyof Value &
      string];

/** A state without the machine's name. */
export type StatePath = PathsOf<SnapshotFrom<typeof callMachine>['value']>;

export const stateMeanings: Readonly<Record<StatePath, string>> = {
  room: "The connection to the room, in ZEGO's three words and the way between them.",
  'room.disconnected': 'Out of every room; the engine is destroyed.',
  'room.disconnected.idle': 'No call yet.',
  'room.disconnected.over': 'The call is over: by wish, or for a reason. Left at once.',
  'room.disconnected.hungUp': 'The user hung up.',
  'room.disconnected.ended': 'The call ended by itself; the page says why and what next.',
  'room.connecting': 'On the way into the room, or back into it.',
  'room.connecting.preparing': 'Checks what must be there before a login, what fails cheapest first.',
  'room.connecting.preparing.client': 'Are Alipay and its base library new enough?',
  'room.connecting.preparing.resource': "Gets Alipay's real-time component ready (`prepareRTCResource`).",
  'room.connecting.preparing.resource.asking':
    '`prepareRTCResource` is on its way; on Android it downloads, the first time.',
  'room.connecting.preparing.resource.backingOff': 'It failed and is asked once more after a wait.',
  'room.connecting.preparing.permissions': 'Asks for camera and microphone, those that the call is to use.',
  'room.connecting.preparing.credentials': 'Gets token, IDs and MRTC parameters.',
  'room.connecting.preparing.credentials.asking':
    'The credentials server is asked, or the settings are read.',
  'room.connecting.preparing.credentials.backingOff':
    'The server could not be reached; it is asked again after a wait.',
  'room.connecting.blocked': 'The call cannot begin; waits for the user, with a text and a way on.',
  'room.connecting.blocked.client': 'Alipay is too old.',
  'room.connecting.blocked.resource': 'The real-time component could not be had.',
  'room.connecting.blocked.permissions':
    "Camera or microphone was denied; coming back from the phone's settings asks again.",
  'room.connecting.blocked.credentials': 'Credentials are missing, refused or out of reach.',
  'room.connecting.loggingIn':
    '`loginRoom` is sent; waits for its result or for CONNECTED, whichever comes first.',
  'room.connecting.loggingIn.dialling': 'Over the first socket.',
  'room.connecting.loggingIn.redialling':
    'Over another socket, in place of one that is silent or never opens; again and again.',
  'room.connecting.reconnecting':
    'The network broke and the SDK tries again by itself; the chart helps it, step by step.',
  'room.connecting.reconnecting.waiting': "The SDK's own first attempt.",
  'room.connecting.reconnecting.probing':
    'New credentials are asked for: they prove that the network works, and bring a new token.',
  'room.connecting.reconnecting.outOfReach':
    'No answer: the network counts as away. The socket is replaced; after a growing wait it is probed again.',
  'room.connecting.reconnecting.inReach':
    'The network works. The SDK has the new token and gets another socket; if that does not help, a session of our own follows.',
  'room.connecting.rejoining': 'A session of our own takes the place of one that is lost.',
  'room.connecting.rejoining.stopping': 'Publisher and player stop what they started. Left at once.',
  'room.connecting.rejoining.loggingOut': '`logoutRoom` is sent for the old session; waits for DISCONNECTED.',
  'room.connecting.rejoining.loggedOut': 'The old session is over; streams stop. Left at once.',
  'room.connecting.rejoining.waiting': 'A growing wait; the network’s return or a tap ends it.',
  'room.connecting.rejoining.credentials': 'Gets new token, IDs and MRTC parameters.',
  'room.connecting.rejoining.credentials.asking':
    'The credentials server is asked, or the settings are read.',
  'room.connecting.rejoining.credentials.backingOff':
    'The server could not be reached; it is asked again after a wait.',
  'room.connecting.rejoining.loggingIn':
    '`loginRoom` is sent with a new engine; waits for its result or for CONNECTED.',
  'room.connecting.rejoining.loggingIn.dialling': 'Over the first socket.',
  'room.connecting.rejoining.loggingIn.redialling':
    'Over another socket, in place of one that is silent or never opens; again and again.',
  'room.connected': 'In the room: streams may be published and played.',
  'room.disconnecting': 'On the way out, because the user left or the room is lost.',
  'room.disconnecting.stopping': 'Publisher and player stop what they started. Left at once.',
  'room.disconnecting.loggingOut': '`logoutRoom` is sent; waits for DISCONNECTED.',
  'room.disconnecting.loggedOut': 'Out; streams stop. Left at once.',
  publisher: 'The own stream.',
  'publisher.noPublish': 'NO_PUBLISH: nothing is sent, by wish or for want of a room.',
  'publisher.active': 'The stream is wanted, and the room is there for it.',
  'publisher.active.trying': 'A stream of its own is started; whatever leaves this state stops it.',
  'publisher.active.trying.gettingUrl': '`startPublishingStream` is called; waits for the push URL.',
  'publisher.active.trying.starting':
    'PUBLISH_REQUESTING: the URL is there; waits for `<rtc-room>` to publish.',
  'publisher.active.trying.publishing': 'PUBLISHING: camera and microphone are sent.',
  'publisher.active.due': 'Another attempt is due, and waits for the link to be mended.',
  'publisher.givenUp': 'NO_PUBLISH: the attempts are used up; the user may ask again.',
  'publisher.active.backingOff': 'It failed, and another attempt follows under a new stream ID.',
  player: "The other side's stream.",
  'player.noPlay': 'NO_PLAY: there is no stream, or none is wanted.',
  'player.active': 'A remote stream is there and wanted.',
  'player.active.trying':
    'The stream is started; whatever leaves this state stops it, which the SDK demands.',
  'player.active.trying.gettingUrl': '`startPlayingStream` is called; waits for the pull URL.',
  'player.active.trying.starting': 'PLAY_REQUESTING: the URL is there; waits for `<rtc-room>` to play.',
  'player.active.trying.playing': 'PLAYING: the other side is seen and heard.',
  'player.active.due': 'Another attempt is due, and waits for the link to be mended.',
  'player.givenUp': 'NO_PLAY: the attempts are used up; the user may ask again, or another stream comes.',
  'player.active.backingOff': 'It failed, and is asked for again after a wait.',
  rtcRoom: 'The native component, which reads its URLs at creation only.',
  'rtcRoom.unmounted': 'No component on the page.',
  'rtcRoom.unmounted.idle': 'No URL is wanted.',
  'rtcRoom.unmounted.settling': 'URLs are wanted; collects them so that they cost one mount.',
  'rtcRoom.unmounted.settling.quiet': 'Waits until no change comes any more.',
  'rtcRoom.unmounted.settling.waiting':
    'Quiet, but a further URL is asked for and may come with the same mount.',
  'rtcRoom.unmounting': 'The component is hidden and stopped, for good or to make room for a new one.',
  'rtcRoom.mounting': 'A component of a new generation goes to the page with the wanted pair.',
  'rtcRoom.mounted': 'A component is on the page.',
  'rtcRoom.mounted.urls': 'Its URLs against those that are wanted.',
  'rtcRoom.mounted.urls.steady': 'The mounted pair is the wanted one.',
  'rtcRoom.mounted.urls.settling': 'Other URLs are wanted; collects changes so that they cost one mount.',
  'rtcRoom.mounted.urls.settling.quiet': 'Waits until no change comes any more.',
  'rtcRoom.mounted.urls.settling.waiting':
    'Quiet, but a further URL is asked for and may come with the same mount.',
  'rtcRoom.mounted.camera': 'What became of its camera.',
  'rtcRoom.mounted.camera.live': 'It films, or is not asked to.',
  'rtcRoom.mounted.camera.dead': 'It was out of sight on a phone whose camera stays dead then.',
  token: 'The renewal of the token during a call.',
  'token.valid': 'Nothing to do, as far as is known.',
  'token.renewing': 'A new token is fetched and handed to the SDK; once at a time.',
  'token.backingOff': 'That failed; it is tried again after a wait.',
  visibility: 'Whether anybody can see the call.',
  'visibility.seen': 'The page is on top and the mini-program in front.',
  'visibility.unseen': 'Out of sight; too long there gives the call up before Alipay ends the program.',
  'visibility.unseen.covered': 'Another page covers this one.',
  'visibility.unseen.hidden': 'The mini-program is in the background.',
  'visibility.unseen.coveredAndHidden': 'Both.',
};
