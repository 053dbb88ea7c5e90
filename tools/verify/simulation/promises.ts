/**
 * What Callchart promises, watched from outside while the built mini-program runs: what it calls on the SDK, mounts and
 * shows, and what the server sees. The same promises as the chart's invariants (`tests/model/invariants.ts`), kept by the
 * whole product.
 */
import type { Mount } from '../../../lab/realm/index.ts';
import { callView } from '../../../machines/index.ts';
import type { Actor } from '../../scenario/actor.ts';
import { secretsIn } from '../../scenario/secrets.ts';
import type { Stage } from '../../scenario/stage.ts';

export const promises = {
  nothingAfterLeaving:
    'Once the user has left or the call has ended, nothing is logged in, published or played.',
  nothingAfterUnload: 'Once the page is gone, no component is mounted and no stream is started.',
  mountsHaveUrls: 'Every component is mounted with at least one URL, one at a time, and is not changed.',
  cameraOff: 'The camera is off within 3 s of the end of a call.',
  stopsWhatItStarts: 'Every stream that was started is stopped.',
  oneLogin: 'A session logs in once.',
  noErrors: 'The mini-program throws nothing that nobody catches.',
  noSecrets: 'No token, signature or stream URL parameter is written or shown anywhere.',
  noLeftovers: 'After the way back, no socket, timer or listener is left.',
  viewIsTrue: 'The page shows what the chart says.',
  wayOn: 'Unless the call is up, the page offers a next step.',
  bothTalk: 'When the world is fair again and both still want to talk, both play each other.',
  settles: 'When the world is fair again, the call comes to a state that lasts.',
} as const;
export type PromiseName = keyof typeof promises;

export interface Breach {
  readonly promise: PromiseName;
  /** ms since the world began */
  readonly at: number;
  readonly detail: string;
}

const cameraOffWithin = 3_000;
const checkEvery = 250;
const traceLines = 40;

const outside: readonly string[] = ['idle', 'ended'];

/** Watches a stage from its beginning; breaches come in the order in which they happen. */
export class Watch {
  readonly breaches: Breach[] = [];
  /** the last lines before the first breach */
  trace = '';
  readonly #stage: Stage;
  readonly #endedAt = new Map<string, number>();
  readonly #seenMounts = new Map<string, number>();
  readonly #pages = new Map<string, number>();
  readonly #timer: number;

  constructor(stage: Stage) {
    this.#stage = stage;
    for (const [name, actor] of stage.actors)
      actor.onSdkCall(({ method, target }) => this.#sdkCalled(name, actor, method, target));
    this.#timer = stage.world.clock.setInterval(() => this.check(), checkEvery);
  }

  /** What can be said at any moment. */
  check(): void {
    for (const [name, actor] of this.#stage.actors) {
      this.#checkMounts(name, actor);
      this.#checkCamera(name, actor);
    }
  }

  /** What can be said when everything is over and the pages are left. */
  finish(): void {
    this.#stage.world.clock.clearInterval(this.#timer);
    this.check();
    for (const [name, actor] of this.#stage.actors) {
      for (const error of actor.phone.errors) this.report('noErrors', `${name}: ${firstLine(error)}`);
      for (const warning of actor.phone.rtcRoom.warnings)
        this.report('mountsHaveUrls', `${name}: ${warning}`);
      for (const call of neverStopped(actor)) this.report('stopsWhatItStarts', `${name}: ${call}`);
      for (const [what, count] of Object.entries(actor.phone.leftovers))
        if (count !== 0) this.report('noLeftovers', `${name}: ${count} ${what}`);
    }
    for (const secret of secretsIn(this.#stage)) this.report('noSecrets', secret);
  }

  report(promise: PromiseName, detail: string): void {
    if (this.breaches.length === 0) this.trace = this.#stage.world.traceText(traceLines);
    this.breaches.push({ promise, at: this.#stage.world.clock.elapsed(), detail });
  }

  #sdkCalled(name: string, actor: Actor, method: string, target: string): void {
    if (!/^(loginRoom|startPublishingStream|startPlayingStream)$/.test(method)) return;
    const { intent, fact } = actor.snapshot.context;
    if (!intent.call) this.report('nothingAfterLeaving', `${name}: ${method} ${target}`);
    if (fact.page === 'gone') this.report('nothingAfterUnload', `${name}: ${method} ${target}`);
  }

  #checkMounts(name: string, actor: Actor): void {
    const { mounts } = actor.phone.rtcRoom;
    const seen = this.#seenMounts.get(name) ?? 0;
    this.#seenMounts.set(name, mounts.length);
    // a page that is gone takes its component with it, so a mount on it would be of the page before
    for (const { number, push, pull } of mounts.slice(seen))
      if (push === '' && pull === '') this.report('mountsHaveUrls', `${name}: mount ${number} has none`);
  }

  #checkCamera(name: string, actor: Actor): void {
    if (actor.callPages.length === 0) return;
    const { clock } = this.#stage.world;
    const mount: Mount | undefined = actor.phone.rtcRoom.current;
    const isOut = outside.includes(callView(actor.snapshot).status);
    const pages = actor.callPages.length;
    const isNewPage = this.#pages.get(name) !== pages;
    this.#pages.set(name, pages);
    if (!isOut || mount === undefined || isNewPage) {
      this.#endedAt.delete(name);
      return;
    }
    const since = this.#endedAt.get(name) ?? clock.elapsed();
    this.#endedAt.set(name, since);
    if (clock.elapsed() - since <= cameraOffWithin || !mount.publishing) return;
    this.report('cameraOff', `${name}: mount ${mount.number} still publishes`);
    this.#endedAt.set(name, Infinity);
  }
}

const firstLine = (text: string): string => text.split('\n', 1).join();

/** A destroyed engine has stopped everything. */
const neverStopped = ({ sdkCalls }: Actor): readonly string[] =>
  sdkCalls.flatMap(({ method, target }, index) => {
    const kind = /^start(Publishing|Playing)Stream$/.exec(method)?.[1];
    if (kind === undefined) return [];
    const isStopped = sdkCalls
      .slice(index + 1)
      .some((later) => later.method === `stop${kind}Stream` && later.target === target);
    return isStopped ? [] : [`${method} ${target}`];
  });
