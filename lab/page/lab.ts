/**
 * The lab: a gateway in this very page, two phones in frames that reach it, and what is known about each. The views show
 * it; nothing here touches the DOM but the window that the frames look at.
 */
import { shallowReactive, shallowRef, type ShallowRef } from 'vue';
import { RealClock } from '../clock/index.ts';
import { Gateway, type JournalEntry } from '../gateway/index.ts';
import type { Phone } from '../host/phone.ts';
import { MediaExchange } from '../host/rtc-room/media-exchange.ts';
import { peerLink } from '../host/rtc-room/peer-link.ts';
import { EventLog } from './event-log.ts';
import { FaultBoard, StandingFaults, type FaultId } from './faults.ts';
import { Guest } from './guest.ts';
import { LabInspection } from './lab-inspection.ts';
import { admission } from '../credentials/lab-app.ts';
import { edgeId } from './chart/read-chart.ts';
import { watchCalls, type Transition } from './watched-call.ts';

export const users = ['alice', 'bob'] as const;
export type User = (typeof users)[number];

/** What the lab shows about one phone. */
export interface LabPhone {
  readonly user: User;
  /** `null` until its frame has loaded */
  phone: Phone | null;
  faults: FaultBoard | null;
  /** the state value of its call's chart; `null` while there is no call */
  value: unknown;
  /** the edges that the last event took */
  lastEdges: ReadonlySet<string>;
  lastEvent: string;
  /** what the flight recorder of its last call holds, as JSON; `null` before the first one */
  trace: (() => string) | null;
}

const noPhone = (user: User): LabPhone =>
  shallowReactive({
    user,
    phone: null,
    faults: null,
    value: null,
    lastEdges: new Set<string>(),
    lastEvent: '',
    trace: null,
  });

export class Lab {
  /** the name of somebody else's mini-program on the phones, which has no chart; '' for this project's own */
  readonly guestApp: string;
  readonly gateway: Gateway;
  readonly log: EventLog;
  readonly phones: Readonly<Record<User, LabPhone>> = { alice: noPhone('alice'), bob: noPhone('bob') };
  readonly chosen: ShallowRef<User> = shallowRef<User>('alice');
  readonly mediaScope = crypto.randomUUID();
  readonly inspection = new LabInspection();
  readonly #standing: StandingFaults;
  readonly #guest: Guest;
  #stepping: LabPhone | null = null;

  constructor(guestApp: string) {
    const clock = new RealClock();
    this.guestApp = guestApp;
    this.log = new EventLog(() => clock.now());
    this.gateway = new Gateway({ clock, ...admission(guestApp !== '') });
    this.gateway.journal.onEntry((entry) => this.#journal(entry));
    this.#standing = new StandingFaults(this.gateway);
    this.#guest = new Guest(this.gateway, clock, new MediaExchange(peerLink(clock, this.mediaScope)));
  }

  /** A frame has loaded: its phone takes the place of the one before it. */
  phoneMade(phone: Phone): void {
    const user = users.find((known) => known === phone.user);
    if (user === undefined) return;
    const place = this.phones[user];
    place.faults?.restore();
    const { gateway } = this;
    place.phone = phone;
    place.faults = new FaultBoard({ phone, gateway, guest: this.#guest }, this.#standing);
    place.value = null;
    place.lastEdges = new Set();
    place.lastEvent = '';
    if (this.guestApp !== '') return;
    watchCalls(phone.runtime.stack, {
      changed: (value) => (place.value = value),
      stepped: (event, transitions, value) => this.#step(place, event, transitions, value),
      called: (method, target) => this.log.add('sdk', user, method, target),
      began: (trace) => {
        place.trace = trace;
        return this.inspection.callBegins(user);
      },
    });
  }

  press(user: User, id: FaultId, name: string): void {
    const { faults } = this.phones[user];
    if (faults === null) return;
    const wasOn = faults.on.has(id);
    try {
      faults.press(id);
      this.log.add('fault', user, name, wasOn ? '✓' : '');
    } catch (reason) {
      this.log.add('fault', user, name, reason instanceof Error ? reason.message : String(reason));
    }
  }

  #step(place: LabPhone, event: string, transitions: readonly Transition[], value: unknown): void {
    place.value = value;
    const taken = transitions.flatMap(({ source, targets }) =>
      targets.map((target) => edgeId(source, target)),
    );
    if (taken.length > 0) {
      // the microsteps of one event follow each other at once
      const goesOn = this.#stepping === place && event === place.lastEvent;
      place.lastEdges = new Set(goesOn ? [...place.lastEdges, ...taken] : taken);
      place.lastEvent = event;
      this.#stepping = place;
      queueMicrotask(() => (this.#stepping = null));
    }
    this.log.add('chart', place.user, event, taken.map(shortEdge).join(', '));
  }

  #journal(entry: JournalEntry): void {
    const { type, at: _at, ...fields } = entry;
    const user = 'user' in entry ? entry.user : '';
    const details = Object.entries(fields).filter(([name]) => name !== 'user' && name !== 'connection');
    this.log.add('server', user, type, details.map(([name, value]) => `${name} ${String(value)}`).join(', '));
  }
}

/** `call.room.connecting.preparing → call.room.connected` without the chart's own name */
const shortEdge = (edge: string): string => edge.replace(/\bcall\./g, '');
