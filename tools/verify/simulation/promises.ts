/**
 * What Callchart promises, watched from outside while the built mini-program runs: what it calls on the SDK, mounts and
 * shows, and what the server sees. The same promises as the chart's invariants (`tests/proof/model/invariants.ts`), kept by the
 * whole product.
 */
import type { Actor } from '../../scenario/actor.ts';
import { saidAndSentMisses } from '../../scenario/said-and-sent.ts';
import { secretsIn } from '../../scenario/secrets.ts';
import type { Stage } from '../../scenario/stage.ts';

export const promises = {
  nothingAfterLeaving:
    'Once the user has left or the call has ended, nothing is logged in, published or played.',
  nothingAfterUnload: 'Once the page is gone, no component is mounted and no stream is started.',
  mountsHaveUrls: 'Every component is mounted with at least one URL, one at a time, and is not changed.',
  saidIsSent:
    'The component sends and plays what the page says, and exists no longer than a second after the call.',
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

const checkEvery = 250;
const traceLines = 40;

/** Watches a stage from its beginning; breaches come in the order in which they happen. */
export class Watch {
  readonly breaches: Breach[] = [];
  /** the last lines before the first breach */
  trace = '';
  readonly #stage: Stage;
  readonly #seenMounts = new Map<string, number>();
  readonly #disagreements = new Map<string, number>();
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
      this.#checkSaidAndSent(name, actor);
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

  #checkSaidAndSent(name: string, { phone, callPages }: Actor): void {
    const misses = saidAndSentMisses(phone, callPages);
    const told = this.#disagreements.get(name) ?? 0;
    this.#disagreements.set(name, misses.length);
    for (const miss of misses.slice(told)) this.report('saidIsSent', `${name}: ${miss}`);
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
