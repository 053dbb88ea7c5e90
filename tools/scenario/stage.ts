/**
 * Sets a scenario's stage: the gateway, the developer's server and one phone for each person, each with the built
 * mini-program in a bare realm of its own, in virtual time.
 */
import { CredentialsServer } from '../../lab/credentials/credentials-server.ts';
import { labApp, labEndpoint } from '../../lab/credentials/lab-app.ts';
import { seededRandom } from '../../lab/clock/index.ts';
import { createWorld } from '../../lab/realm/index.ts';
import type { EventOrder, Phone, ProgramFiles, PromiseOrder, World } from '../../lab/realm/index.ts';
import { deviceProfiles } from '../../lab/platform/index.ts';
import { Actor } from './actor.ts';
import { BotMedia } from './bot-media.ts';
import type { Course, Script } from './script.ts';

export interface Conditions {
  /** the built mini-program, or the directory it lies in */
  readonly program: ProgramFiles | string;
  readonly seed: number;
  /** ms, one way */
  readonly latencyMs: number;
  /** ms at most on top */
  readonly jitterMs: number;
  /** how promises of the mini-program settle; default `microtasks` */
  readonly promises?: PromiseOrder;
  /** what comes first of what happens at one instant; default `sent` */
  readonly events?: EventOrder;
  /** of every phone, in place of what the course says */
  readonly platform: 'Android' | 'iOS' | null;
  /** ms from `setData` to the view; default: the world's */
  readonly renderDelayMs?: number;
}

export interface Stage {
  readonly world: World;
  readonly bots: BotMedia;
  readonly credentials: CredentialsServer;
  /** every token that was given out: none of them may turn up anywhere */
  readonly tokens: readonly string[];
  readonly actors: ReadonlyMap<string, Actor>;
  /** ms, one way, while nothing slows it down */
  readonly latencyMs: number;
  /** Drops every record of the world and the tokens: in a long run they would weigh more than the program. */
  forget(): void;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const settingsOf = (user: string, name = capitalised(user)): Readonly<Record<string, unknown>> => ({
  'callchart.settings': { endpoint: labEndpoint, userId: user, userName: name },
});

/** @param actorOf who holds each phone: by default somebody with this mini-program */
export const setStage = (
  script: Pick<Script, 'phones' | 'tokenSeconds' | 'latency'>,
  course: Pick<Course, 'platform'>,
  conditions: Conditions,
  actorOf = (world: World, phone: Phone, user: string): Actor => new Actor(world, phone, user),
): Stage => {
  const { program, seed, latencyMs, jitterMs, renderDelayMs } = conditions;
  const { promises = 'microtasks', events = 'sent' } = conditions;
  const tokens: string[] = [];
  const startAt = Date.UTC(2026, 0, 1);
  const time = { now: (): number => startAt };
  const credentials = new CredentialsServer({
    clock: { now: () => time.now() },
    random: seededRandom(seed, 'credentials'),
    tokenSeconds: script.tokenSeconds,
    onToken: (token) => tokens.push(token),
  });
  const usualMs = script.latency ?? latencyMs;
  const world = createWorld({
    seed,
    latencyMs: usualMs,
    jitterMs,
    ...(renderDelayMs === undefined ? {} : { renderDelayMs }),
    program,
    promises,
    events,
    startAt,
    gateway: { tokenCheck: 'token04', secret: labApp.secret, appIds: [labApp.appId] },
    routes: [credentials],
  });
  time.now = () => world.clock.now();
  const actors = new Map<string, Actor>();
  for (const [phone, { user, name, platform }] of Object.entries(script.phones)) {
    const isApple = (conditions.platform ?? platform ?? course.platform) === 'iOS';
    const profile = isApple ? deviceProfiles.iphone : deviceProfiles.android;
    actors.set(phone, actorOf(world, world.phone(phone, { profile, storage: settingsOf(user, name) }), user));
  }
  const forget = (): void => {
    world.forget();
    tokens.length = 0;
  };
  const bots = new BotMedia(world.media);
  return { world, bots, credentials, tokens, actors, latencyMs: usualMs, forget };
};
