/**
 * The contract of `ZegoEngine`, against the loopback gateway, for each vendor build. Where the builds differ by nature,
 * the test says so.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeToken04 } from '../../../examples/credentials-server/core/token04.ts';
import { hangUpCommand } from '../../../src/adapters/zego/hang-up.ts';
import { appId, type EngineEvent, type Held, type Phone, Stage } from './phone.ts';
import { bundledEngine, vendorsUnderTest } from './vendor-builds.ts';

const secret = '0123456789abcdef0123456789abcdef';

for (const { build, title, absent } of vendorsUnderTest) {
  if (absent !== '') {
    console.log(`contract suite, ${title}: skipped. ${absent}`);
    describe.skip(`the engine over the ${title}`, () => undefined);
    continue;
  }

  describe(`the engine over the ${title}`, () => {
    let bundle: string;
    let stage: Stage;

    beforeAll(async () => {
      bundle = await bundledEngine(build);
    });
    beforeEach(() => {
      stage = new Stage(bundle);
    });
    afterEach(() => stage.dispose());

    const token04 = (user: string, effectiveSeconds = 3600): string =>
      makeToken04({
        appId,
        userId: user,
        secret,
        createdAt: Math.floor(stage.clock.now() / 1000),
        effectiveSeconds,
        nonce: 1,
        iv: new Uint8Array(16),
      });

    const withTokens = (): void => {
      stage.dispose();
      stage = new Stage(bundle, { tokenCheck: 'token04', secret, appIds: [appId] });
    };

    const resolves = async (asked: Promise<unknown>): Promise<void> =>
      expect(await stage.outcome(asked)).toMatchObject({ state: 'resolved' });
    const rejects = async (asked: Promise<unknown>, error: object = {}): Promise<void> =>
      expect(await stage.outcome(asked)).toMatchObject({ state: 'rejected', error });

    /** Publishes as the component does: the URL first, then its success code. */
    const publish = async ({ engine }: Held, stream: string): Promise<void> => {
      await resolves(engine.startPublishingStream(stream));
      engine.updatePlayerState(stream, { direction: 'push', outcome: 'works' });
      await stage.clock.advance(300);
    };

    const play = async ({ engine }: Held, stream: string): Promise<void> => {
      await resolves(engine.startPlayingStream(stream));
      engine.updatePlayerState(stream, { direction: 'pull', outcome: 'works' });
      await stage.clock.advance(300);
    };

    const inRoom = (user: string): Promise<Held> => stage.phone(user).inRoom('room');

    const listed = (room: string): string[] => [
      ...(stage.gateway.rooms.find(({ id }) => id === room)?.members.keys() ?? []),
    ];

    /** Rooms report in several words; here only the connection counts. */
    const connection = (held: Held): string[] =>
      held.types().filter((type) => /roomConnecting|roomConnected|roomDisconnected/.test(type));

    it('names its build', () => {
      expect(stage.phone('alice').engine().engine.build).toBe(build);
    });

    describe('logging in', () => {
      it('resolves and reports connecting, then connected', async () => {
        const alice = await inRoom('alice');
        expect(connection(alice)).toEqual(['zego.roomConnecting', 'zego.roomConnected']);
        expect(alice.of('zego.roomConnected')).toEqual([{ room: 'room' }]);
        expect(alice.events.every((event) => 'session' in event && event.session === 1)).toBe(true);
      });

      it('asks for the users of the room, and tells who enters and leaves', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        const users = [{ id: 'bob', name: 'BOB' }];
        expect(stage.gateway.journal.of('login').map(({ userUpdate }) => userUpdate)).toEqual([true, true]);
        expect(alice.of('zego.usersEntered')).toEqual([{ room: 'room', users }]);
        expect(bob.of('zego.usersEntered')).toEqual([
          { room: 'room', users: [{ id: 'alice', name: 'ALICE' }] },
        ]);
        bob.engine.logoutRoom('room');
        await stage.clock.advance(300);
        expect(alice.of('zego.usersLeft')).toEqual([{ room: 'room', users }]);
      });

      it('tells a stream that was there before', async () => {
        await publish(await inRoom('bob'), 'stream-of-bob');
        const alice = await inRoom('alice');
        expect(alice.of('zego.streamsAdded')).toMatchObject([
          { room: 'room', streams: [{ id: 'stream-of-bob', user: { id: 'bob' } }] },
        ]);
      });

      it.each([
        ['malformed', 'tokenMalformed', () => 'no token of ours'],
        ['expired', 'tokenExpired', () => token04('alice', -1)],
        ['of somebody else', 'tokenMalformed', () => token04('bob')],
      ])('is refused with a token that is %s', async (_what, kind, make) => {
        withTokens();
        const phone = stage.phone('alice');
        const alice = phone.engine();
        await rejects(alice.engine.loginRoom('room', phone.user, make()), { kind });
        await stage.clock.advance(100);
        expect(alice.of('zego.roomDisconnected')).toMatchObject([{ room: 'room', error: { kind } }]);
      });

      it('is refused for an appID that ZEGO does not know', async () => {
        withTokens();
        const phone = stage.phone('alice');
        const alice = phone.engine({ appId: 77 });
        // the reply to the login is slower than that to the app configuration
        stage.gateway.faults.rejectLogin('noAnswer');
        await rejects(alice.engine.loginRoom('room', phone.user, token04('alice')), {
          kind: 'appIdWrong',
          code: 'zego 1001004',
        });
      });

      it.each([
        [1105, 'roomFull'],
        [5030, 'blacklisted'],
        [50123, 'tokenExpired'],
        [1000002002, 'serverError'],
      ])('is refused with the server code %i as %s', async (code, kind) => {
        stage.gateway.faults.rejectLogin(code);
        const phone = stage.phone('alice');
        const alice = phone.engine();
        await rejects(alice.engine.loginRoom('room', phone.user, 'token'), { kind });
      });

      it('times out after the 300 s of the SDK when nobody answers', async () => {
        stage.gateway.faults.rejectLogin('noAnswer', { times: 'always' });
        const phone = stage.phone('alice');
        const alice = phone.engine();
        const watched = stage.watch(alice.engine.loginRoom('room', phone.user, 'token'));
        await stage.clock.advance(295_000);
        expect(watched.outcome).toEqual({ state: 'pending' });
        await stage.clock.advance(10_000);
        expect(watched.outcome).toMatchObject({ state: 'rejected', error: { kind: 'loginTimedOut' } });
      });

      it.each([
        ['room', ['bad room', { id: 'alice', name: 'Alice' }, 'token'], 'room illegalCharacters'],
        ['room', ['', { id: 'alice', name: 'Alice' }, 'token'], 'room empty'],
        ['user', ['room', { id: 'a/b', name: 'Alice' }, 'token'], 'user illegalCharacters'],
        ['user name', ['room', { id: 'alice', name: '爱'.repeat(90) }, 'token'], 'userName tooLong'],
        ['token', ['room', { id: 'alice', name: 'Alice' }, ''], 'token empty'],
      ] as const)(
        'refuses a wrong %s before the SDK sees it',
        async (_field, [room, user, token], complaint) => {
          const alice = stage.phone('alice').engine();
          expect(await stage.outcome(alice.engine.loginRoom(room, user, token))).toMatchObject({
            state: 'rejected',
            error: { kind: 'invalidInput', code: `zego, ${complaint}` },
          });
          expect(alice.calls).toEqual([]);
        },
      );

      it.each([
        [{ appId: 0 }, 'appId notPositiveInteger'],
        [{ server: 'https://zego.im' }, 'server notWssUrl'],
      ])('refuses to be created with %o', (options, complaint) => {
        expect(() => stage.phone('alice').engine(options)).toThrow(complaint);
      });

      it('needs a server only where the build connects to it', () => {
        const create = () => stage.phone('alice').engine({ server: '' });
        if (build === 'alipay') expect(create).toThrow('server empty');
        else expect(create).not.toThrow();
      });
    });

    describe('a call of two', () => {
      it('gets URLs, reports publishing and playing, and tells the other what is there', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        const url = await stage.outcome(alice.engine.startPublishingStream('a'));
        expect(url).toMatchObject({ state: 'resolved', value: expect.stringMatching(/^rtmp:\/\/.+\/a\?/) });
        expect(alice.of('zego.publishing')).toEqual([]);
        alice.engine.updatePlayerState('a', { direction: 'push', outcome: 'works' });
        await stage.clock.advance(300);
        expect(alice.of('zego.publishing')).toEqual([{ stream: 'a' }]);
        const user = { id: 'alice', name: 'ALICE' };
        expect(bob.of('zego.streamsAdded')).toEqual([
          { room: 'room', streams: [{ id: 'a', user, devices: null }] },
        ]);
        await play(bob, 'a');
        expect(bob.of('zego.playing')).toEqual([{ stream: 'a' }]);
        alice.engine.stopPublishingStream('a');
        await stage.clock.advance(300);
        expect(bob.of('zego.streamsDeleted')).toMatchObject([{ room: 'room', streams: [{ id: 'a', user }] }]);
      });

      it('turns the failure codes of the component into failures of the stream', async () => {
        const alice = await inRoom('alice');
        await publish(alice, 'a');
        alice.engine.updatePlayerState('a', { direction: 'push', outcome: 'fails' });
        await stage.clock.advance(300);
        expect(alice.of('zego.publishEnded')).toEqual([
          { stream: 'a', error: { kind: 'publishFailed', code: 'zego 3801' } },
        ]);
        await play(alice, 'b');
        alice.engine.updatePlayerState('b', { direction: 'pull', outcome: 'fails' });
        await stage.clock.advance(300);
        expect(alice.of('zego.playEnded')).toEqual([
          { stream: 'b', error: { kind: 'playFailed', code: 'zego 3803' } },
        ]);
      });

      it('publishes again right after a failure, and plays again after a stop', async () => {
        const alice = await inRoom('alice');
        await publish(alice, 'a');
        alice.engine.updatePlayerState('a', { direction: 'push', outcome: 'fails' });
        await stage.clock.advance(300);
        await publish(alice, 'a');
        await play(alice, 'b');
        alice.engine.updatePlayerState('b', { direction: 'pull', outcome: 'fails' });
        await stage.clock.advance(300);
        await rejects(alice.engine.startPlayingStream('b'), { kind: 'sdkState' });
        alice.engine.stopPlayingStream('b');
        await play(alice, 'b');
        expect(alice.of('zego.playing')).toHaveLength(2);
      });

      it('passes every code of the component on without a complaint, also for streams it does not know', async () => {
        const alice = await inRoom('alice');
        for (const direction of ['push', 'pull'] as const)
          for (const outcome of ['works', 'fails'] as const)
            alice.engine.updatePlayerState('nobody', { direction, outcome });
        alice.engine.stopPublishingStream('nobody');
        alice.engine.stopPlayingStream('nobody');
        await stage.clock.advance(300);
        expect(alice.types().filter((type) => type === 'adapter.malformedEvent')).toEqual([]);
      });

      it('tells extra information about a stream', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        await publish(alice, 'a');
        const extraInfo = '{"camera":false,"microphone":true}';
        await resolves(alice.engine.setStreamExtraInfo('a', extraInfo));
        await stage.clock.advance(300);
        // the Alipay build tells of a stream that has none yet, too
        expect(bob.of('zego.streamExtraInfoUpdated').at(-1)).toMatchObject({
          room: 'room',
          streams: [{ id: 'a', devices: { camera: false, microphone: true } }],
        });
      });

      it('keeps the stream of the other where both publish, and tell their devices, in one instant', async () => {
        const both = [await inRoom('alice'), await inRoom('bob')];
        const inOneInstant = async (act: (held: Held, stream: string) => void): Promise<void> => {
          both.forEach((held, index) => act(held, `stream-${index}`));
          // the reply and the push of the other's change arrive in one turn, 40 ms from here
          await stage.clock.advance(40);
        };
        for (const [index, held] of both.entries())
          await stage.outcome(held.engine.startPublishingStream(`stream-${index}`));
        await inOneInstant(({ engine }, stream) =>
          engine.updatePlayerState(stream, { direction: 'push', outcome: 'works' }),
        );
        await inOneInstant(({ engine }, stream) => void engine.setStreamExtraInfo(stream, 'told'));
        await stage.clock.advance(10_000);
        expect(both.map((held) => held.of('zego.streamsDeleted'))).toEqual([[], []]);
        expect(both.map((held) => held.of('zego.streamsAdded'))).toMatchObject([
          [{ streams: [{ id: 'stream-1' }] }],
          [{ streams: [{ id: 'stream-0' }] }],
        ]);
      });

      it('says nothing about a stream whose AddStream is unanswered, so that it is added after all', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        stage.gateway.applyFault({ type: 'reject', request: 'addStream', code: 'noAnswer', user: 'alice' });
        await publish(alice, 'a');
        await rejects(alice.engine.setStreamExtraInfo('a', 'told'), { kind: 'sdkState' });
        await stage.clock.advance(20_000);
        expect(bob.of('zego.streamsAdded')).toMatchObject([{ streams: [{ id: 'a' }] }]);
        expect(alice.of('zego.publishing')).toEqual([{ stream: 'a' }]);
      });

      it.each([
        ['first', ({ engine }: Held) => void engine.sendCustomCommand('room', hangUpCommand, 'bob')],
        [
          'in the turn of its logout',
          ({ engine }: Held) => {
            void engine.sendCustomCommand('room', hangUpCommand, 'bob');
            engine.logoutRoom('room');
          },
        ],
      ])('tells one user that it hangs up, %s', async (_when, tell) => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        const carol = await inRoom('carol');
        tell(alice);
        await stage.clock.advance(300);
        expect(bob.of('zego.hangUpReceived')).toMatchObject([{ room: 'room', user: { id: 'alice' } }]);
        expect(carol.of('zego.hangUpReceived')).toEqual([]);
      });

      it('says that a stream id belongs to somebody else', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        await publish(bob, 'taken');
        await resolves(alice.engine.startPublishingStream('taken'));
        alice.engine.updatePlayerState('taken', { direction: 'push', outcome: 'works' });
        await stage.clock.advance(300);
        expect(alice.of('zego.publishEnded')).toMatchObject([{ stream: 'taken', error: expect.anything() }]);
      });

      it.each([
        ['with a space', 'bad id'],
        ['that is empty', ''],
        ['of 256 bytes', 'x'.repeat(256)],
      ])('refuses a stream id %s before the SDK sees it', async (_what, stream) => {
        const alice = await inRoom('alice');
        const before = alice.calls.length;
        for (const start of ['startPublishingStream', 'startPlayingStream'] as const)
          await rejects(alice.engine[start](stream), { kind: 'invalidInput' });
        expect(alice.calls).toHaveLength(before);
      });
    });

    describe('a URL request that fails', () => {
      it('rejects with one kind, whatever the dispatcher did', async () => {
        const alice = await inRoom('alice');
        for (const direction of ['push', 'pull'] as const)
          for (const failure of [{ kind: 'code', code: 1 }, { kind: 'emptyHosts' }] as const) {
            stage.gateway.faults.failDispatch(direction, failure);
            const stream = `${direction}-${failure.kind}`;
            const { engine } = alice;
            const asked =
              direction === 'push' ? engine.startPublishingStream(stream) : engine.startPlayingStream(stream);
            expect([stream, await stage.outcome(asked)]).toMatchObject([
              stream,
              { state: 'rejected', error: { kind: 'dispatchFailed' } },
            ]);
          }
      });

      it('says when there is no such stream', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.failDispatch('pull', { kind: 'code', code: 1900001004 });
        await rejects(alice.engine.startPlayingStream('b'), { kind: 'streamMissing' });
      });

      it('can be asked again at once', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.failDispatch('push', { kind: 'code', code: 1 });
        await stage.outcome(alice.engine.startPublishingStream('a'));
        await publish(alice, 'a');
        expect(alice.of('zego.publishing')).toEqual([{ stream: 'a' }]);
      });

      it('is retryable when the app configuration has not come', async () => {
        stage.gateway.faults.failAppConfig('noAnswer', { times: 'always' });
        const alice = await inRoom('alice');
        const outcome = await stage.outcome(alice.engine.startPublishingStream('a'));
        if (build === 'npm')
          expect(outcome).toMatchObject({ error: { kind: 'dispatchFailed', code: 'zego 1101002' } });
        else expect(outcome.state).toBe('resolved');
      });

      it('before the login is a failure, not an exception', async () => {
        const alice = stage.phone('alice').engine();
        await rejects(alice.engine.startPublishingStream('a'));
        await rejects(alice.engine.startPlayingStream('b'));
      });

      it('never settles once stopped, and the engine can go on', async () => {
        const alice = await inRoom('alice');
        const publishing = stage.watch(alice.engine.startPublishingStream('a'));
        const playing = stage.watch(alice.engine.startPlayingStream('b'));
        await stage.clock.advance(5);
        alice.engine.stopPublishingStream('a');
        alice.engine.stopPlayingStream('b');
        await stage.clock.advance(10_000);
        expect([publishing.outcome.state, playing.outcome.state]).not.toContain('resolved');
        await publish(alice, 'a2');
        await play(alice, 'b');
        expect(alice.of('zego.publishing')).toEqual([{ stream: 'a2' }]);
        expect(alice.of('zego.playing')).toEqual([{ stream: 'b' }]);
      });
    });

    describe('leaving', () => {
      it('tells the others and ends with a disconnect that is no error', async () => {
        const alice = await inRoom('alice');
        alice.engine.logoutRoom('room');
        await stage.clock.advance(300);
        expect(alice.of('zego.roomDisconnected')).toEqual([{ room: 'room', error: null }]);
        expect(listed('room')).toEqual([]);
      });

      it.each([
        ['in the turn of the login', 0, 0],
        ['while the socket opens', 0, 30],
        ['while the login travels', 500, 10],
        ['while the answer travels', 500, 30],
        ['as the answer arrives', 500, 40],
        ['just after it', 500, 41],
      ])('%s leaves nobody in the room', async (_when, head, wait) => {
        const phone = stage.phone('alice');
        const alice = phone.engine();
        await stage.clock.advance(head);
        stage.watch(alice.engine.loginRoom('room', phone.user, 'token'));
        if (wait > 0) await stage.clock.advance(wait);
        alice.engine.logoutRoom('room');
        alice.engine.logoutRoom('room');
        await stage.clock.advance(1_000);
        expect(listed('room')).toEqual([]);
        expect(connection(alice).at(-1)).toBe('zego.roomDisconnected');
        expect(stage.gateway.journal.of('login').length).toBe(stage.gateway.journal.of('logout').length);
        await resolves(alice.engine.loginRoom('room', phone.user, 'token'));
      });

      it('ends at once when ZEGO cannot be reached', async () => {
        stage.gateway.faults.refuseSockets();
        const phone = stage.phone('alice');
        const alice = phone.engine();
        stage.watch(alice.engine.loginRoom('room', phone.user, 'token'));
        await stage.clock.advance(2_000);
        alice.engine.logoutRoom('room');
        await stage.clock.advance(100);
        expect(connection(alice).at(-1)).toBe('zego.roomDisconnected');
      });
    });

    describe('being thrown out', () => {
      it('names the same user elsewhere', async () => {
        const alice = await inRoom('alice');
        await inRoom('alice');
        await stage.clock.advance(300);
        expect(alice.of('zego.roomDisconnected')).toEqual([
          { room: 'room', error: { kind: 'kickedByOtherLogin', code: 'zego 1002050' } },
        ]);
      });

      it('names the server', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.kickUser('alice');
        await stage.clock.advance(300);
        expect(alice.of('zego.roomDisconnected')).toEqual([
          { room: 'room', error: { kind: 'kickedByServer', code: 'zego 1002055' } },
        ]);
      });

      it('lets the same engine in again', async () => {
        const phone = stage.phone('alice');
        const alice = await phone.inRoom('room');
        stage.gateway.faults.kickUser('alice');
        await stage.clock.advance(300);
        await resolves(alice.engine.loginRoom('room', phone.user, 'token'));
        await stage.clock.advance(300);
        expect(connection(alice).at(-1)).toBe('zego.roomConnected');
      });
    });

    describe('a lost link', () => {
      const lossTold = (held: Held): boolean => held.of('zego.roomConnecting').length > 1;

      it.each([
        ['a socket that breaks', (_phone: Phone) => stage.gateway.faults.dropSocket('alice')],
        ['a phone that goes offline', (phone: Phone) => phone.device.change({ online: false })],
      ])('is told at once: %s', async (_how, lose) => {
        const phone = stage.phone('alice');
        const alice = await phone.inRoom('room');
        lose(phone);
        await stage.clock.advance(50);
        expect(connection(alice)).toEqual([
          'zego.roomConnecting',
          'zego.roomConnected',
          'zego.roomConnecting',
        ]);
        phone.device.change({ online: true });
        expect(await stage.clock.runUntil(() => connection(alice).length > 3, 20_000)).toBe(true);
        expect(connection(alice).slice(3)).toEqual(['zego.roomConnected']);
      });

      it('is told once the silence of an open socket has lasted 15 s, and taken back when it speaks', async () => {
        const phone = stage.phone('alice');
        const alice = await phone.inRoom('room');
        phone.network.halfOpen = true;
        expect(await stage.clock.runUntil(() => lossTold(alice), 25_000)).toBe(true);
        phone.network.halfOpen = false;
        await stage.clock.advance(60_000);
        expect(connection(alice).at(-1)).toBe('zego.roomConnected');
        expect(listed('room')).toEqual(['alice']);
      });

      it('of a socket that is silent for a while is told back once', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.mute('alice');
        await stage.clock.advance(120_000);
        stage.gateway.faults.unmute();
        await stage.clock.advance(60_000);
        expect(connection(alice)).toEqual([
          'zego.roomConnecting',
          'zego.roomConnected',
          'zego.roomConnecting',
          'zego.roomConnected',
        ]);
        expect(listed('room')).toEqual(['alice']);
      });

      describe('that the SDK mends late or never', () => {
        const back = async (alice: Held): Promise<void> => {
          const before = alice.moves.length;
          alice.engine.replaceSocket();
          const isBack = () => alice.moves.slice(before).some(({ on }) => on === 'zego.roomConnected');
          expect(await stage.clock.runUntil(isBack, 5_000)).toBe(true);
          await stage.clock.advance(2_000);
          expect(connection(alice).slice(-2)).toEqual(['zego.roomConnecting', 'zego.roomConnected']);
          expect(alice.moves.at(-1)?.connection).toBe('connected');
        };

        it('is healed within seconds by another socket where one is silent for good, without a remount', async () => {
          const phone = stage.phone('alice');
          const alice = await phone.inRoom('room');
          const bob = await inRoom('bob');
          await publish(alice, 'a');
          phone.forgetSockets();
          expect(await stage.clock.runUntil(() => lossTold(alice), 25_000)).toBe(true);
          // the Alipay build replaces it by itself some seconds later, the npm build never
          if (build === 'npm') await stage.clock.advance(40_000);
          await back(alice);
          expect(alice.of('zego.publishEnded')).toEqual([]);
          expect(bob.of('zego.streamsDeleted')).toEqual([]);
          expect(listed('room')).toEqual(['alice', 'bob']);
        });

        it('is healed within seconds by another socket where one never opened', async () => {
          const phone = stage.phone('alice');
          const alice = await phone.inRoom('room');
          stage.gateway.faults.dropSocket('alice');
          await stage.clock.advance(100);
          phone.network.halfOpen = true;
          // the SDK gives a socket 10 s to open, then waits longer than before
          await stage.clock.advance(20_000);
          phone.network.halfOpen = false;
          await stage.clock.advance(500);
          expect(alice.moves.at(-1)?.link).toBe('opening');
          await back(alice);
          expect(listed('room')).toEqual(['alice']);
        });

        it('is healed within seconds where the SDK would wait longer to try again', async () => {
          const alice = await inRoom('alice');
          stage.gateway.faults.refuseSockets();
          stage.gateway.faults.dropSocket('alice');
          await stage.clock.advance(60_000);
          await stage.clock.runUntil(() => alice.moves.at(-1)?.link === 'none', 10_000);
          stage.gateway.faults.acceptSockets();
          await back(alice);
        });

        it('is short, and the worst that another socket, asked for twice, does to a link that works', async () => {
          const alice = await inRoom('alice');
          await publish(alice, 'a');
          alice.engine.replaceSocket();
          await back(alice);
          expect(alice.of('zego.publishEnded')).toEqual([]);
        });
      });

      it('is told although the room was reported a turn after it had gone', async () => {
        const phone = stage.phone('alice');
        const alice = phone.engine();
        await stage.outcome(alice.engine.loginRoom('room', phone.user, 'token'));
        phone.device.change({ online: false });
        await stage.clock.advance(100);
        expect(connection(alice).at(-1)).toBe('zego.roomConnecting');
      });

      it('is not suspected on a quiet but healthy link', async () => {
        const alice = await inRoom('alice');
        await stage.clock.advance(15 * 60_000);
        expect(connection(alice)).toEqual(['zego.roomConnecting', 'zego.roomConnected']);
      });

      it('brings the own stream back, with the users and streams of the room', async () => {
        const alice = await inRoom('alice');
        const bob = await inRoom('bob');
        await publish(alice, 'a');
        await publish(bob, 'b');
        stage.gateway.faults.refuseSockets();
        stage.gateway.faults.dropSocket('alice');
        await stage.clock.advance(100_000);
        expect(bob.of('zego.streamsDeleted')).toMatchObject([{ streams: [{ id: 'a' }] }]);
        stage.gateway.faults.acceptSockets();
        expect(await stage.clock.runUntil(() => connection(alice).length > 3, 60_000)).toBe(true);
        await stage.clock.advance(2_000);
        expect(alice.of('zego.publishing')).toHaveLength(2);
        expect(bob.of('zego.streamsAdded')).toHaveLength(2);
        expect(stage.gateway.journal.of('login').every(({ userUpdate }) => userUpdate)).toBe(true);
        await (await inRoom('carol')).engine.dispose();
        expect(alice.of('zego.usersEntered')).toContainEqual({
          room: 'room',
          users: [{ id: 'carol', name: 'CAROL' }],
        });
      });

      it('ends as a lost connection after the 300 s of the SDK', async () => {
        const alice = await inRoom('alice');
        await publish(alice, 'a');
        stage.gateway.faults.refuseSockets();
        stage.gateway.faults.dropSocket('alice');
        await stage.clock.advance(290_000);
        expect(alice.of('zego.roomDisconnected')).toEqual([]);
        await stage.clock.advance(20_000);
        expect(alice.of('zego.roomDisconnected')).toMatchObject([
          { room: 'room', error: { kind: 'connectionLost' } },
        ]);
        expect(alice.of('zego.publishEnded')).toMatchObject([{ stream: 'a' }]);
      });

      it('refuses streams meanwhile', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.refuseSockets();
        stage.gateway.faults.dropSocket('alice');
        await stage.clock.advance(1_000);
        await rejects(alice.engine.startPublishingStream('a'), { kind: 'sdkState' });
      });

      it('is looked for at the hosts of the whitelist, never at the Server of ZEGO’s console', async () => {
        const phone = stage.phone('alice');
        const [connect, request] = [vi.spyOn(phone.network, 'connect'), vi.spyOn(phone.network, 'request')];
        const server = 'wss://webliveroom1234567890-api.zego.im/ws';
        await phone.inRoom('room', 'token', { server });
        stage.gateway.faults.refuseSockets();
        stage.gateway.faults.dropSocket('alice');
        await stage.clock.advance(200_000);
        const hosts = (urls: readonly string[]) => [...new Set(urls.map((url) => new URL(url).hostname))];
        expect(hosts(connect.mock.calls.map(([url]) => url))).toEqual([
          'accesshub-wss.zego.im',
          'accesshub-wss.coolzcloud.com',
          'accesshub-wss.zegocloud.com',
        ]);
        expect(hosts(request.mock.calls.map(([{ url }]) => url))).toEqual([
          // the Alipay build asks the app's configuration for the domain, of which the LogUrl is made
          build === 'npm' ? 'weblogger-wss.coolfcloud.com' : 'weblogger1234567890-api.gateway.invalid',
        ]);
      });

      it('can be left, and nothing comes back', async () => {
        const alice = await inRoom('alice');
        stage.gateway.faults.refuseSockets();
        stage.gateway.faults.dropSocket('alice');
        await stage.clock.advance(1_000);
        alice.engine.logoutRoom('room');
        await stage.clock.advance(200);
        expect(connection(alice).at(-1)).toBe('zego.roomDisconnected');
        stage.gateway.faults.acceptSockets();
        await stage.clock.advance(60_000);
        expect(connection(alice).at(-1)).toBe('zego.roomDisconnected');
      });
    });

    describe('a token', () => {
      it('is announced 30 s before its end and can be renewed', async () => {
        withTokens();
        const alice = await stage.phone('alice').inRoom('room', token04('alice', 60));
        expect(alice.of('zego.tokenWillExpire')).toEqual([]);
        await stage.clock.advance(35_000);
        expect(alice.of('zego.tokenWillExpire')).toEqual([{ room: 'room' }]);
        await resolves(alice.engine.renewToken('room', token04('alice', 3600)));
        await stage.clock.advance(60_000);
        expect(alice.of('zego.tokenWillExpire')).toHaveLength(1);
        await publish(alice, 'a');
      });

      it('cannot be renewed before the login', async () => {
        const alice = stage.phone('alice').engine();
        await rejects(alice.engine.renewToken('room', 'token'), { kind: 'sdkState' });
      });

      describe('and what leaves the phone', () => {
        const canary = () => `${token04('alice').slice(0, 60)}CANARY`;

        const aWholeCall = async (telemetry: 'redacted' | 'off') => {
          const phone = stage.phone('alice');
          const token = canary();
          const alice = await phone.inRoom('room', token, { telemetry });
          await publish(alice, 'a');
          await play(alice, 'b');
          await stage.outcome(alice.engine.renewToken('room', `${token}2`));
          stage.gateway.faults.dropSocket('alice');
          await stage.clock.advance(15_000);
          alice.engine.logoutRoom('room');
          await stage.clock.advance(1_000);
          alice.engine.dispose();
          await stage.clock.advance(1_000);
          return { phone, alice, token };
        };

        it('holds it in no log post, printed line, event or call', async () => {
          const { phone, alice, token } = await aWholeCall('redacted');
          expect(phone.posts.length).toBeGreaterThan(5);
          const seen = [...phone.posts, ...phone.printed, JSON.stringify([alice.events, alice.calls])];
          for (const piece of [token.slice(0, 16), token.slice(20, 36), 'CANARY'])
            expect(seen.filter((text) => text.includes(piece))).toEqual([]);
          for (const text of seen) expect(text).not.toMatch(/zgseq=/);
        });

        it('is no log post at all when they are off', async () => {
          const { phone } = await aWholeCall('off');
          expect(phone.posts).toEqual([]);
          expect(phone.printed).toEqual([]);
        });
      });
    });

    describe('its end', () => {
      const nothingLeft = { timers: 0, sockets: 0, networkListeners: 0 };

      it.each<[string, (held: Held, phone: Phone) => Promise<void>]>([
        ['before a login', async () => undefined],
        [
          'while a login is pending',
          async ({ engine }, phone) => {
            stage.watch(engine.loginRoom('room', phone.user, 'token'));
            await stage.clock.advance(30);
          },
        ],
        [
          'in a call',
          async (held, phone) => {
            await stage.outcome(held.engine.loginRoom('room', phone.user, 'token'));
            await stage.clock.advance(100);
            await publish(held, 'a');
          },
        ],
        [
          'while a URL is pending',
          async (held, phone) => {
            await stage.outcome(held.engine.loginRoom('room', phone.user, 'token'));
            stage.watch(held.engine.startPublishingStream('a'));
            await stage.clock.advance(5);
          },
        ],
        [
          'while the link is lost',
          async (held, phone) => {
            await stage.outcome(held.engine.loginRoom('room', phone.user, 'token'));
            stage.gateway.faults.refuseSockets();
            stage.gateway.faults.dropSocket('alice');
            await stage.clock.advance(10_000);
          },
        ],
        [
          'after leaving',
          async (held, phone) => {
            await stage.outcome(held.engine.loginRoom('room', phone.user, 'token'));
            held.engine.logoutRoom('room');
          },
        ],
      ])('%s leaves no timer, socket or listener, and sends nothing afterwards', async (_when, stageIt) => {
        const phone = stage.phone('alice');
        const alice = phone.engine();
        await stage.clock.advance(500);
        await stageIt(alice, phone);
        alice.engine.dispose();
        alice.engine.dispose();
        const { length } = alice.events;
        await stage.clock.advance(100);
        expect(phone.left).toEqual(nothingLeft);
        await stage.clock.advance(20 * 60_000);
        expect(phone.left).toEqual(nothingLeft);
        expect(alice.events).toHaveLength(length);
        expect(phone.network.live).toBe(0);
      });

      it('makes later commands fail or do nothing', async () => {
        const phone = stage.phone('alice');
        const alice = await phone.inRoom('room');
        alice.engine.dispose();
        const { length } = alice.calls;
        await rejects(alice.engine.loginRoom('room', phone.user, 'token'), { kind: 'sdkState' });
        alice.engine.logoutRoom('room');
        alice.engine.stopPublishingStream('a');
        alice.engine.updatePlayerState('a', { direction: 'push', outcome: 'works' });
        expect(alice.calls).toHaveLength(length);
      });

      it('lets the next engine of the same phone work as if it were the first', async () => {
        const phone = stage.phone('alice');
        const first = await phone.inRoom('room');
        first.engine.dispose();
        const { length } = first.events;
        const second = await phone.inRoom('room');
        await publish(second, 'a');
        expect(connection(second)).toEqual(['zego.roomConnecting', 'zego.roomConnected']);
        expect(second.events.every((event: EngineEvent) => 'session' in event && event.session === 2)).toBe(
          true,
        );
        expect(first.events).toHaveLength(length);
      });

      it('leaves an engine that lives beside it alone', async () => {
        const phone = stage.phone('alice');
        const first = await phone.inRoom('room');
        const second = phone.engine();
        await stage.clock.advance(500);
        first.engine.dispose();
        await stage.clock.advance(500);
        await resolves(second.engine.loginRoom('room', phone.user, 'token'));
        phone.device.change({ online: false });
        await stage.clock.advance(100);
        expect(connection(second).at(-1)).toBe('zego.roomConnecting');
      });
    });

    it('tells every call that it makes on the vendor, in order, with the room or stream it is for', async () => {
      const phone = stage.phone('alice');
      const alice = await phone.inRoom('room');
      await publish(alice, 'a');
      alice.engine.stopPublishingStream('a');
      await play(alice, 'b');
      alice.engine.stopPlayingStream('b');
      alice.engine.logoutRoom('room');
      await stage.clock.advance(300);
      alice.engine.dispose();
      expect(alice.calls).toEqual([
        { method: 'loginRoom', target: 'room' },
        { method: 'startPublishingStream', target: 'a' },
        { method: 'updatePlayerState', target: 'a' },
        { method: 'stopPublishingStream', target: 'a' },
        { method: 'startPlayingStream', target: 'b' },
        { method: 'updatePlayerState', target: 'b' },
        { method: 'stopPlayingStream', target: 'b' },
        { method: 'logoutRoom', target: 'room' },
        ...(build === 'npm' ? [{ method: 'destroyEngine', target: '' }] : []),
      ]);
    });
  });
}
