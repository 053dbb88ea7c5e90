/**
 * Bugs that a suite has to find: every defect that the quick-start guide's own approach has (column "guide" of the
 * README's table and of the scenarios S1–S14), and the mistakes that hands make in code like this. Each is one change of one place.
 * `npm run planted` plants them one at a time in a copy of the sources.
 */
export interface PlantedBug {
  /** what the user or the developer would notice */
  readonly name: string;
  readonly file: string;
  /** occurs in the file exactly once */
  readonly find: string;
  readonly replace: string;
  /** the mistake; with the scenario in which the guide's approach shows it */
  readonly because: string;
}

const room = 'machines/room.ts';
const publisher = 'machines/publisher.ts';
const player = 'machines/player.ts';
const rtcRoom = 'machines/rtc-room.ts';
const guards = 'machines/guards.ts';
const actions = 'machines/actions.ts';
const context = 'machines/context.ts';
const bindCall = 'src/bind-call.ts';
const engine = 'src/adapters/zego/engine-over.ts';

export const bugs: readonly PlantedBug[] = [
  // what the guide's approach does
  {
    name: 'every URL has a mount of its own',
    file: 'machines/setup.ts',
    find: '    context.fact.mount.pair === null ? policy.firstMountHold : policy.remountHold,',
    replace: '    context.fact.mount.pair === null ? 0 : 0,',
    because: 'no settling: S3 mounts twice where one mount serves both URLs',
  },
  {
    name: 'a remount throws the other direction away',
    file: context,
    find: '  pull: fact.play.url,\n  refresh',
    replace: '  pull: fact.push.url === null ? fact.play.url : null,\n  refresh',
    because: 'S1: the pair is built from one direction only',
  },
  {
    name: 'a reconnect of the SDK costs a mount',
    file: room,
    find: "          entry: 'linkDown',",
    replace: "          entry: ['linkDown', 'refreshSurface'],",
    because: 'S4: media that survived is made anew',
  },
  {
    name: 'own publishing is lost after an outage',
    file: context,
    find: "  intent.call && (fact.link === 'up' || fact.link === 'down');",
    replace: "  intent.call && fact.link === 'up';",
    because: 'S4b: a link that the SDK mends counts as no room, so streams are stopped',
  },
  {
    name: 'the wish to publish is lost with the connection',
    file: room,
    find: "entry: ['disposeEngine', 'endSession', 'countRejoin']",
    replace: "entry: ['disposeEngine', 'endSession', 'countRejoin', 'unwantPublish']",
    because: 'S4b: intent is treated as a fact of the session (lost intent)',
  },
  {
    name: 'the network’s return logs in although the SDK has recovered',
    file: room,
    find: "        'zego.roomConnecting': { guard: 'isCurrent', target: 'connecting.reconnecting' },",
    replace:
      "        'zego.roomConnecting': { guard: 'isCurrent', target: 'connecting.reconnecting' },\n        'network.changed': { guard: 'isOnline', target: 'disconnecting', actions: ['setOnline', 'roomFailed'] },",
    because: 'S4c: the guide logs in again on the network event',
  },
  {
    name: 'camera and microphone always cost a mount',
    file: guards,
    find: "fact.mount.pair !== null && profile.deviceSwitch === 'remount',",
    replace: 'fact.mount.pair !== null && profile.deviceSwitch !== null,',
    because: 'S5: four mounts for two taps, where the component’s context would do',
  },
  {
    name: 'a stream that restarts costs two mounts',
    file: 'machines/setup.ts',
    find: 'return onlyLoses(mounted, wanted) ? policy.lossQuiet : policy.gainQuiet;',
    replace: 'return onlyLoses(mounted, wanted) ? 0 : policy.gainQuiet;',
    because: 'S6: a loss is shown at once, the gain that follows it is another mount',
  },
  {
    name: 'a deleted stream is pulled for ever',
    file: player,
    find: "    'zego.streamsDeleted': { guard: 'isCurrent', actions: 'removeStreams' },",
    replace: "    'zego.streamsDeleted': { guard: 'isCurrent' },",
    because: 'S7: DELETE while the URL is pending goes unnoticed (dead stream)',
  },
  {
    name: 'the pull of a deleted stream is never stopped',
    file: player,
    find: "{ guard: 'mustStopPlaying', target: 'noPlay', actions: ['stopPlaying', 'endPlay'] }",
    replace: "{ guard: 'mustStopPlaying', target: 'noPlay', actions: 'endPlay' }",
    because: 'S7: the SDK goes on pulling what the page has forgotten (forgotten stop)',
  },
  {
    name: 'the camera publishes after the hang-up',
    file: context,
    find: "inRoom(context) && context.fact.page === 'ready';",
    replace:
      "(context.fact.link === 'up' || context.fact.link === 'down' || context.fact.link === 'leaving') && context.fact.page === 'ready';",
    because: 'S8: whether the call is still wanted is not asked',
  },
  {
    name: 'a hang-up during the login logs nobody out',
    file: room,
    find: "const leave = { guard: 'callGivenUp', target: '#call.room.disconnecting' } as const;",
    replace: "const leave = { guard: 'callGivenUp', target: '#call.room.disconnected' } as const;",
    because: 'S8: the way out of a pending login skips the logout (wrong target)',
  },
  {
    name: 'a logout overtakes the answer to the login',
    file: 'src/adapters/zego/room-connection.ts',
    find: '        if (linkIsUp()) return;\n',
    replace: '',
    because: 'S8: the server never hears of the logout, and a ghost stays in the room',
  },
  {
    name: 'a double tap joins twice',
    file: room,
    find: "    connecting: {\n      initial: 'preparing',",
    replace:
      "    connecting: {\n      initial: 'preparing',\n      on: { 'page.joinTapped': { target: 'connecting', actions: ['takeIntent', 'beginCall'], reenter: true } },",
    because: 'S9: two logins, two publishes',
  },
  {
    name: 'nothing is stopped after a kick-out',
    file: context,
    find: "  intent.call && (fact.link === 'up'",
    replace: "  (intent.call || fact.session > 0) && (fact.link === 'up' || fact.link === 'none'",
    because: 'S10: streams of a session that has ended count as wanted',
  },
  {
    name: 'a kicked phone logs in again by itself',
    file: 'machines/errors.ts',
    find: "  'connectionLost',\n  'networkBroken',\n  'loginTimedOut',\n  'credentialsUnreachable',\n  'serverError',",
    replace:
      "  'kickedByOtherLogin',\n  'connectionLost',\n  'networkBroken',\n  'loginTimedOut',\n  'credentialsUnreachable',\n  'serverError',",
    because: 'S10: two phones of one user would kick each other for ever',
  },
  {
    name: 'a kick-out shows no reason',
    file: room,
    find: "    'page.leaveTapped': { actions: ['giveUpCall', 'forgiveRoom'] },\n    'page.unloaded'",
    replace:
      "    'page.leaveTapped': { actions: ['giveUpCall', 'forgiveRoom'] },\n    'zego.roomDisconnected': { actions: 'forgiveRoom' },\n    'page.unloaded'",
    because: 'S10: a later callback wipes what the user has to read',
  },
  {
    name: 'a component is mounted after the page has gone',
    file: rtcRoom,
    find: "      // a component that is not there yet never comes\n      always: { guard: 'wantsNothing', target: 'unmounting', actions: 'seePair' },\n",
    replace: '',
    because: 'S11: what was about to be shown is shown, whatever has happened since',
  },
  {
    name: 'publishing is never stopped after the page has gone',
    file: publisher,
    find: "actions: ['stopPublishing', 'endPublish', 'applyDevices']",
    replace: "actions: ['endPublish', 'applyDevices']",
    because: 'S11: the leg forgets its stream without telling the SDK (forgotten stop)',
  },
  {
    name: 'the token is never renewed',
    file: 'machines/token.ts',
    find: "        'zego.tokenWillExpire': { guard: 'isCurrent', target: 'renewing' },\n",
    replace: '',
    because: 'S12: nobody listens for tokenWillExpire',
  },
  {
    name: 'the SDK never gets the renewed token',
    file: 'src/call/actors.ts',
    find: 'session.engine.renewToken(room, fetched.token.reveal()).then(() => {',
    replace: 'Promise.resolve().then(() => {',
    because: 'S12: the new token is fetched and kept (forgotten call)',
  },
  {
    name: 'a handover to another user costs two mounts',
    file: rtcRoom,
    find: "            { guard: 'settledAndMounted', target: '#call.rtcRoom.unmounting' },",
    replace: "            { guard: 'isMounted', target: '#call.rtcRoom.unmounting' },",
    because: 'S13: the mount does not wait for the URL that is being asked for',
  },
  {
    name: 'between two streams of the other side the own picture is made anew',
    file: context,
    find: ': boolean => pending || (mayStart && !started);',
    replace: ': boolean => pending;',
    because: 'S13: nothing is asked for during one microstep, and the mount does not wait (flicker)',
  },
  {
    name: 'the picture is away for longer than the longest hold',
    file: guards,
    find: '  !wantsNothing(context) && samePair(wantedPair(context), context.fact.settling);',
    replace:
      '  !wantsNothing(context) && !urlPending(context) && samePair(wantedPair(context), context.fact.settling);',
    because: 'S13: after the hide the wait for a pending URL begins anew',
  },
  {
    name: 'a ghost stream of the room before is played',
    file: player,
    find: "    'zego.streamsAdded': { guard: 'isCurrent', actions: 'addStreams' },",
    replace: "    'zego.streamsAdded': { actions: 'addStreams' },",
    because: 'S14: a late event of another session counts (unfenced event)',
  },
  {
    name: 'a session that has ended still counts as current',
    file: actions,
    find: '    session: fact.session + 1,',
    replace: '    session: fact.session,',
    because: 'S14: without a new epoch nothing of the old one is foreign',
  },

  // what hands do
  {
    name: 'a logout that nobody answers holds the user for ever',
    file: room,
    find: "      after: { logoutTimeout: '.loggedOut' },\n",
    replace: '',
    because: 'missing time limit',
  },
  {
    name: 'streams outlive the room that they belong to',
    file: room,
    find: "            { guard: 'allStopped', target: 'loggingOut' },",
    replace: "            { target: 'loggingOut' },",
    because: 'missing guard: the logout overtakes the stop of the streams',
  },
  {
    name: 'a failed login goes back to the preparation',
    file: room,
    find: "          after: { loginTimeout: { target: '#call.room.disconnecting', actions: 'loginFailed' } },",
    replace: "          after: { loginTimeout: { target: 'preparing', actions: 'loginFailed' } },",
    because: 'wrong target: a login that is out is forgotten, another is made',
  },
  {
    name: 'the other side sees the camera on when it is off',
    file: 'src/adapters/rtc-room/surface.ts',
    find: '  enableCamera: devices.camera,',
    replace: '  enableCamera: !devices.camera,',
    because: 'inverted flag in the attributes of the mount',
  },
  {
    name: 'the microphone button unmutes what it should mute',
    file: 'src/adapters/rtc-room/surface.ts',
    find: "tryMethod(context, 'mute', { muted: !microphone })",
    replace: "tryMethod(context, 'mute', { muted: microphone })",
    because: 'inverted flag in the call of the context',
  },
  {
    name: 'a call is given up while it is in front',
    file: 'machines/presence.ts',
    find: "      always: { guard: 'isShown', target: 'visible' },\n",
    replace: '',
    because: 'late timer: the background’s limit goes on after the return',
  },
  {
    name: 'retries of a stream never end',
    file: actions,
    find: 'failures: failures + 1 });',
    replace: 'failures });',
    because: 'a counter that is not raised',
  },
  {
    name: 'an answer to an earlier attempt counts for the present one',
    file: 'machines/fence.ts',
    find: '  event.stream === leg.stream && (event.attempt === undefined || event.attempt === leg.attempt);',
    replace: '  event.stream === leg.stream;',
    because: 'unfenced event: the attempt is not compared',
  },
  {
    name: 'the component before last speaks for the one of now',
    file: 'machines/fence.ts',
    find: 'fact.mount.pair !== null && mount === fact.mount.generation;',
    replace: 'fact.mount.pair !== null && mount <= fact.mount.generation;',
    because: 'unfenced event: the mount is not compared',
  },
  {
    name: 'two components are on the page at once',
    file: rtcRoom,
    find: "after: { settlingHold: [{ guard: 'isMounted', target: 'unmounting' }, { target: 'mounting' }] },",
    replace: "after: { settlingHold: { target: 'mounting' } },",
    because: 'double mount: the old one is not taken away first',
  },
  {
    name: 'the component is not stopped when it goes',
    file: 'src/adapters/rtc-room/surface.ts',
    find: "const stopIt = once(() => void tryMethod(stopping, 'stop'));",
    replace: 'const stopIt = once(() => undefined);',
    because: 'forgotten stop: the camera stays on without a picture',
  },
  {
    name: 'the token goes out with the SDK’s log posts',
    file: engine,
    find: '          telemetry.protect(token);\n          loggedInto = roomId;',
    replace: '          loggedInto = roomId;',
    because: 'secret in a log: nobody says which text is one',
  },
  {
    name: 'the token lies open in a printed object',
    file: 'src/adapters/credentials/secret.ts',
    find: 'toJSON: () => dots',
    replace: 'toJSON: () => value',
    because: 'secret in a log: it serialises itself',
  },
  {
    name: 'a stream URL is in the trace that a user copies',
    file: 'src/recorder/redact.ts',
    find: "key === 'extraInfo' || secretLike.test(textOf(value)) ? '•••' : value;",
    replace: "key === 'extraInfo' ? '•••' : value;",
    because: 'secret in a log: texts from outside are copied as they are',
  },
  {
    name: 'the page listens to the network after it has gone',
    file: bindCall,
    find: '    watches.end();\n',
    replace: '',
    because: 'listener left behind',
  },
  {
    name: 'the clock of the call ticks after its end',
    file: 'src/call/duration.ts',
    find: "      else if (status !== 'leaving') stop();\n",
    replace: '',
    because: 'timer left behind',
  },
  {
    name: 'the SDK’s heartbeats outlive the engine',
    file: engine,
    find: '    timers.dispose();\n',
    replace: '',
    because: 'timer left behind, in the vendor’s code',
  },
  {
    name: 'the SDK’s socket outlives the engine',
    file: 'src/adapters/zego/owned-platform.ts',
    find: "      for (const task of sockets) tryMethod(task, 'close', {});\n",
    replace: '',
    because: 'a socket that nobody closes',
  },
  {
    name: 'the whole page is written at every tick',
    file: 'src/call/page-patch.ts',
    find: '    if (Object.is(shown.get(path), value)) pending.delete(path);\n    else pending.set(path, value);',
    replace: '    pending.set(path, value);',
    because: 'patches of what has not changed',
  },
  {
    name: 'the page is patched with what it does not bind',
    file: 'machines/view.ts',
    find: '    room: context.intent.room,\n    publisher: publisherOf(value),',
    replace:
      '    room: context.intent.room,\n    nonce: context.intent.nonce,\n    publisher: publisherOf(value),',
    because: 'patch of an unbound key',
  },
  {
    name: 'a hang-up looks like a lost connection',
    file: 'src/call/implement-chart.ts',
    find: 'if (user !== undefined)\n            void engine()',
    replace: 'if (user === undefined)\n            void engine()',
    because: 'inverted flag: the custom command is never sent',
  },
];
