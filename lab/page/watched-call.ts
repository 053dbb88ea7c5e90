/**
 * The call of a phone's page, watched from outside: where its chart is, which steps it takes, what it calls on ZEGO's
 * engine. The call page keeps its call at `page.call` (`BoundCall` in src/bind-call.ts); it comes from the phone's own
 * script, so everything is read from `unknown`.
 */
import type { Page } from '../host/page.ts';
import type { PageStack } from '../host/page-stack.ts';

export interface Transition {
  readonly source: string;
  readonly on: string;
  readonly targets: readonly string[];
}

export interface Microstep {
  /** as it was sent */
  readonly event: unknown;
  /** the chart's fence did not let it in */
  readonly dropped: boolean;
  readonly context: unknown;
  readonly transitions: readonly Transition[];
}

/** Takes the inspection events of a call; `send` takes whatever a viewer sends to the call. */
export type CallInspection = (inspected: unknown, send: (event: unknown) => void) => void;

export interface CallHandlers {
  /** the call begins to exist, or no longer does (`null`) */
  changed(value: unknown): void;
  stepped(step: Microstep, value: unknown): void;
  called(method: string, target: string): void;
  /** a call begins: what its inspection events go to, and how to get what its flight recorder holds */
  began(trace: () => string): CallInspection;
}

/** Watches every call page that the phone opens from now on. */
export function watchCalls(stack: PageStack, handlers: CallHandlers): void {
  let watched: Page | null = null;
  stack.opening.add((page) => {
    // the call is bound and starts within onLoad: waiting for the page to have loaded would miss its first steps
    let call: unknown;
    Object.defineProperty(page.self, 'call', {
      configurable: true,
      enumerable: true,
      get: () => call,
      set: (bound: unknown) => {
        call = bound;
        watched = page;
        watch(bound, handlers);
      },
    });
  });
  stack.closed.add((page) => {
    if (page === watched) handlers.changed(null);
  });
}

function watch(call: unknown, handlers: CallHandlers): void {
  const value = (): unknown => fieldOf(callMethod(call, 'snapshot'), 'value');
  handlers.changed(value());
  callMethod(
    call,
    'inspect',
    handlers.began(() => String(callMethod(call, 'trace'))),
  );
  let sent: unknown;
  callMethod(call, 'inspect', (inspected: unknown) => {
    const isChart = fieldOf(fieldOf(inspected, 'actorRef'), 'sessionId') === fieldOf(inspected, 'rootId');
    if (!isChart) return;
    const type = fieldOf(inspected, 'type');
    if (type === '@xstate.event') sent = fieldOf(inspected, 'event');
    if (type !== '@xstate.microstep') return;
    // the snapshot of the actor follows its last microstep
    queueMicrotask(() => handlers.changed(value()));
    handlers.stepped(microstepOf(inspected, sent), value());
  });
  callMethod(call, 'observe', (made: unknown) => {
    handlers.called(String(fieldOf(made, 'method')), String(fieldOf(made, 'target')));
  });
}

function microstepOf(inspected: unknown, sent: unknown): Microstep {
  const event = fieldOf(inspected, 'event');
  const dropped = fieldOf(event, 'type') === 'fence.dropped';
  return {
    event: dropped ? sent : event,
    dropped,
    context: fieldOf(fieldOf(inspected, 'snapshot'), 'context'),
    transitions: listOf(fieldOf(inspected, '_transitions')).map((transition) => ({
      source: String(fieldOf(fieldOf(transition, 'source'), 'id')),
      on: String(fieldOf(transition, 'eventType')),
      targets: listOf(fieldOf(transition, 'target')).map((target) => String(fieldOf(target, 'id'))),
    })),
  };
}

const fieldOf = (value: unknown, name: string): unknown =>
  (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? Reflect.get(value, name)
    : undefined;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function callMethod(target: unknown, name: string, ...args: unknown[]): unknown {
  const method = fieldOf(target, name);
  return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined;
}
