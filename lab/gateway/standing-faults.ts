/**
 * The faults that wait for something to happen: refused sockets, muted users, requests to reject, replies to repeat.
 * Set by faults.ts; asked by link.ts, room-service.ts and room-session.ts at the moment each could apply.
 */
import type { DispatchFailure, RoomRequest, Times } from './fault.ts';
import type { Answer } from './server-codes.ts';

/** Whom and how often; see Fault. */
export interface Scope {
  readonly user?: string;
  readonly times?: Times;
}

/** Rules that are tried in order; each is spent after its number of times. */
class Rules<Rule> {
  #rules: { readonly rule: Rule; readonly user: string | undefined; left: number }[] = [];

  add(rule: Rule, scope: Scope): void {
    const left = scope.times === 'always' ? Infinity : (scope.times ?? 1);
    if (left > 0) this.#rules.push({ rule, user: scope.user, left });
  }

  take(user: string, applies: (rule: Rule) => boolean): Rule | undefined {
    const found = this.#rules.find(
      (candidate) => (candidate.user === undefined || candidate.user === user) && applies(candidate.rule),
    );
    if (found === undefined) return undefined;
    found.left -= 1;
    if (found.left === 0) this.#rules = this.#rules.filter((candidate) => candidate !== found);
    return found.rule;
  }
}

export class StandingFaults {
  refusesSockets = false;
  /** s; overrides what the replies say */
  readonly tokenRemain: { login?: number; renewToken?: number } = {};
  readonly blacklist = new Set<string>();
  #everybodyMuted = false;
  readonly #muted = new Set<string>();
  #rejections = new Rules<{ readonly request: RoomRequest; readonly code: Answer }>();
  #dispatchFailures = new Rules<{ readonly direction: 'push' | 'pull'; readonly failure: DispatchFailure }>();
  #duplicates = new Rules<'duplicate'>();

  mute(user?: string): void {
    if (user === undefined) this.#everybodyMuted = true;
    else this.#muted.add(user);
  }

  /** Without a user: nobody is muted any more. */
  unmute(user?: string): void {
    if (user !== undefined) {
      this.#muted.delete(user);
      return;
    }
    this.#everybodyMuted = false;
    this.#muted.clear();
  }

  isMuted(user: string): boolean {
    return this.#everybodyMuted || this.#muted.has(user);
  }

  reject(request: RoomRequest, code: Answer, scope: Scope): void {
    this.#rejections.add({ request, code }, scope);
  }

  takeRejection(request: RoomRequest, user: string): Answer | undefined {
    return this.#rejections.take(user, (rule) => rule.request === request)?.code;
  }

  failDispatch(direction: 'push' | 'pull', failure: DispatchFailure, scope: Scope): void {
    this.#dispatchFailures.add({ direction, failure }, scope);
  }

  takeDispatchFailure(direction: 'push' | 'pull', user: string): DispatchFailure | undefined {
    return this.#dispatchFailures.take(user, (rule) => rule.direction === direction)?.failure;
  }

  duplicate(scope: Scope): void {
    this.#duplicates.add('duplicate', scope);
  }

  takeDuplicate(user: string): boolean {
    return this.#duplicates.take(user, () => true) !== undefined;
  }

  clear(): void {
    this.refusesSockets = false;
    delete this.tokenRemain.login;
    delete this.tokenRemain.renewToken;
    this.blacklist.clear();
    this.unmute();
    this.#rejections = new Rules();
    this.#dispatchFailures = new Rules();
    this.#duplicates = new Rules();
  }
}
