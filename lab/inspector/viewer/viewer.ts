/** The state of the viewer itself: what is inspected, which actor is shown, and at which of its events one looks. */
import { computed, shallowReactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { NoTrace } from '../../trace/read-trace.ts';
import type { Replay } from '../../trace/replay.ts';
import { Inspected } from './model/inspected.ts';
import type { InspectedActor, InspectedStep } from './model/inspected.ts';
import type { Source, SourceListener, SourceState } from './sources/source.ts';
import { openTrace } from './sources/trace-source.ts';

declare global {
  interface Window {
    /** for the browser tests and for whoever opens the console */
    callchartViewer?: Viewer;
  }
}

export interface TraceFile {
  readonly name: string;
  readonly text: string;
}

const nobody: SourceListener = { received: () => undefined, changed: () => undefined };

/** What is known about a trace beside its steps. */
export interface TraceNotice {
  readonly name: string;
  /** index of the first step whose replay differs, `null` when all are alike */
  readonly divergesAt: number | null;
  readonly otherChart: boolean;
}

export class Viewer implements SourceListener {
  readonly inspected: Inspected;
  readonly state: ShallowRef<SourceState> = shallowRef<SourceState>('waiting');
  readonly notice: ShallowRef<TraceNotice | null> = shallowRef(null);
  readonly problem: ShallowRef<string> = shallowRef('');
  /** the chosen actor; the newest where none was chosen */
  readonly actor: ComputedRef<InspectedActor | null>;
  /** the event that is looked at; `null` only while there is no actor */
  readonly step: ComputedRef<InspectedStep | null>;
  /** the one before it */
  readonly previous: ComputedRef<InspectedStep | null>;
  readonly choice: { sessionId: string; position: number | null } = shallowReactive({
    sessionId: '',
    position: null,
  });
  #source: Source = { send: null };

  constructor() {
    this.inspected = new Inspected(
      () => Date.now(),
      (run) => requestAnimationFrame(run),
    );
    this.actor = computed(() => {
      void this.inspected.version.value;
      const { actors } = this.inspected;
      return actors.get(this.choice.sessionId) ?? [...actors.values()].at(-1) ?? null;
    });
    this.step = computed(() => this.#stepAt(this.position));
    this.previous = computed(() => this.#stepAt(this.position - 1));
  }

  /** Connects to live actors. */
  connect(open: (listener: SourceListener) => Source): void {
    this.#source = open(this);
  }

  received: SourceListener['received'] = (told, at) => {
    // a call that begins while one looks at the last one is what one wants to see
    if (told.type === 'service.register' && !this.inspected.actors.has(told.sessionId) && this.follows)
      this.choose(told.sessionId);
    this.inspected.receive(told, at);
  };

  changed(state: SourceState): void {
    this.state.value = state;
  }

  /** Shows recorded calls in place of what was shown. A file that is no trace is told of, and the others are still shown. */
  openFiles(files: readonly TraceFile[]): void {
    const problems: string[] = [];
    const found = files.flatMap((file) => {
      try {
        return [{ file, result: openTrace(file.text, nobody) }];
      } catch (reason) {
        if (!(reason instanceof NoTrace)) throw reason;
        problems.push(`${file.name}: ${reason.message}`);
        return [];
      }
    });
    this.problem.value = problems.join('; ');
    const [first] = found;
    if (first === undefined) return;
    this.#source = { send: null };
    this.inspected.clear();
    this.choose('');
    for (const { file } of found) openTrace(file.text, this, file.name.replace(/\.json$/, ''));
    const { file, result } = found.find(({ result: { divergence } }) => divergence !== null) ?? first;
    this.notice.value = noticeOf(file.name, result);
    this.choose([...this.inspected.actors.keys()][found.findIndex((each) => each.file === file)] ?? '');
    this.moveTo(0);
  }

  get follows(): boolean {
    return this.choice.position === null;
  }

  /** index into the steps of the actor, -1 when there is none */
  get position(): number {
    void this.inspected.version.value;
    const length = this.actor.value?.steps.length ?? 0;
    return Math.min(this.choice.position ?? length - 1, length - 1);
  }

  choose(sessionId: string): void {
    this.choice.sessionId = sessionId;
    this.choice.position = null;
  }

  /** Travels to an event; past the last one it follows what comes. */
  moveTo(position: number): void {
    const last = (this.actor.value?.steps.length ?? 0) - 1;
    const isLive = this.state.value === 'connected' && position > last;
    this.choice.position = isLive ? null : Math.max(0, Math.min(position, last));
  }

  follow(): void {
    this.choice.position = null;
  }

  get sends(): boolean {
    return this.#source.send !== null && this.actor.value?.stopped === false;
  }

  send(event: { readonly type: string }): void {
    const sessionId = this.actor.value?.sessionId;
    if (sessionId !== undefined) this.#source.send?.(sessionId, event);
    this.follow();
  }

  #stepAt(position: number): InspectedStep | null {
    return this.actor.value?.steps[position] ?? null;
  }
}

const noticeOf = (name: string, { divergence, otherChart }: Replay): TraceNotice => ({
  name,
  // the viewer's first step is the state before the first event
  divergesAt: divergence === null ? null : divergence.step + 1,
  otherChart,
});
