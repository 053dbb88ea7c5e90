/**
 * What the lab can make go wrong for one phone: a table of switches, which last until they are pressed again, and of
 * acts, which happen once. Faults of the server go through the gateway's own (`lab/gateway/fault.ts`), the rest through
 * the phone's device, network and media.
 */
import { shallowReactive } from 'vue';
import type { Fault, Gateway } from '../gateway/index.ts';
import { serverCodes } from '../gateway/index.ts';
import type { Phone } from '../host/phone.ts';
import type { Guest } from './guest.ts';

export const faultGroups = ['network', 'room', 'token', 'streams', 'devices'] as const;
export type FaultGroup = (typeof faultGroups)[number];

interface Situation {
  readonly phone: Phone;
  readonly gateway: Gateway;
  /** somebody without a phone, for the room that this phone is in */
  readonly guest: Guest;
}

/** Who is at this phone as far as the gateway knows: a mini-program may choose a user id of its own. */
const userOf = ({ phone, gateway }: Situation): string => gateway.userAt(phone.user) || phone.user;

type FaultKind =
  | { readonly kind: 'act'; act(situation: Situation): void }
  | { readonly kind: 'switch'; set(situation: Situation, on: boolean): void }
  /** lasts at the gateway; a function, because it names the user */
  | { readonly kind: 'standing'; fault(user: string): Fault };

type FaultRow = { readonly group: FaultGroup } & FaultKind;

/** ms, one way */
const latencies = { usual: 25, slow: 1_500 };
/** s; the SDK warns 30 s before the end */
const shortRemainder = 31;
const usualRemainder = 3_600;
/** ms */
const clockStep = 3_600_000;
/** ms; the shortest interruption that the guide's own approach remounts twice for */
const flapGap = 40;

const faultTable = {
  offline: {
    group: 'network',
    kind: 'switch',
    set: ({ phone }, on) => phone.device.change({ online: !on }),
  },
  halfOpen: {
    group: 'network',
    kind: 'switch',
    set: ({ phone }, on) => {
      phone.network.halfOpen = on;
    },
  },
  slow: {
    group: 'network',
    kind: 'switch',
    set: ({ phone }, on) => {
      phone.network.latencyMs = on ? latencies.slow : latencies.usual;
    },
  },
  dropSocket: {
    group: 'network',
    kind: 'act',
    act: (situation) => situation.gateway.applyFault({ type: 'dropSocket', user: userOf(situation) }),
  },
  muteGateway: { group: 'network', kind: 'standing', fault: (user) => ({ type: 'mute', user }) },

  kickOther: {
    group: 'room',
    kind: 'act',
    act: (situation) =>
      situation.gateway.applyFault({ type: 'kickSession', user: userOf(situation), reason: 1 }),
  },
  kickServer: {
    group: 'room',
    kind: 'act',
    act: (situation) => situation.gateway.applyFault({ type: 'kickUser', user: userOf(situation) }),
  },
  loginRefused: {
    group: 'room',
    kind: 'standing',
    fault: (user) => ({
      type: 'reject',
      request: 'login',
      code: serverCodes.tokenOfSomebodyElse,
      user,
      times: 'always',
    }),
  },
  thirdUser: {
    group: 'room',
    kind: 'switch',
    set: (situation, on) => {
      if (on) situation.guest.join(roomOf(situation.gateway, userOf(situation)));
      else situation.guest.leave();
    },
  },

  tokenSoon: { group: 'token', kind: 'act', act: (situation) => reconnectWithShortToken(situation) },
  tokenExpired: {
    group: 'token',
    kind: 'act',
    act: (situation) => situation.gateway.applyFault({ type: 'expireToken', user: userOf(situation) }),
  },

  publishOnce: {
    group: 'streams',
    kind: 'act',
    act: ({ phone }) => phone.mediaFaults.set('push', 'once'),
  },
  publishAlways: {
    group: 'streams',
    kind: 'switch',
    set: ({ phone }, on) => phone.mediaFaults.set('push', on ? 'always' : 'never'),
  },
  playOnce: { group: 'streams', kind: 'act', act: ({ phone }) => phone.mediaFaults.set('pull', 'once') },
  playAlways: {
    group: 'streams',
    kind: 'switch',
    set: ({ phone }, on) => phone.mediaFaults.set('pull', on ? 'always' : 'never'),
  },
  flap: {
    group: 'streams',
    kind: 'act',
    act: (situation) => {
      const { gateway } = situation;
      const user = userOf(situation);
      const room = roomOf(gateway, user);
      const stream = remoteStreamOf(gateway, room, user);
      gateway.applyFault({ type: 'flapStream', room, stream, gapMs: flapGap });
    },
  },

  noCamera: {
    group: 'devices',
    kind: 'switch',
    set: ({ phone: { device } }, on) =>
      device.change({ alipayGrants: { ...device.profile.alipayGrants, camera: !on } }),
  },
  noMicrophone: {
    group: 'devices',
    kind: 'switch',
    set: ({ phone: { device } }, on) =>
      device.change({ alipayGrants: { ...device.profile.alipayGrants, audioRecord: !on } }),
  },
  noResource: {
    group: 'devices',
    kind: 'switch',
    set: ({ phone }, on) => phone.device.change({ rtcResource: on ? 'missing' : 'ready' }),
  },
  clockBack: {
    group: 'devices',
    kind: 'switch',
    set: ({ phone }, on) => phone.device.change({ clockAheadMs: on ? -clockStep : 0 }),
  },
  background: {
    group: 'devices',
    kind: 'switch',
    set: ({ phone }, on) => {
      phone.inBackground = on;
    },
  },
} as const satisfies Record<string, FaultRow>;

export type FaultId = keyof typeof faultTable;

const rows: Readonly<Record<FaultId, FaultRow>> = faultTable;

const isFaultId = (id: string): id is FaultId => id in faultTable;

export const faultIds: readonly FaultId[] = Object.keys(faultTable).filter(isFaultId);

export const lasts = (id: FaultId): boolean => rows[id].kind !== 'act';

export const groupOf = (id: FaultId): FaultGroup => rows[id].group;

/** The standing faults of the whole gateway: it can only lift all of them at once. */
export class StandingFaults {
  readonly #gateway: Gateway;
  readonly #faults = new Map<string, Fault>();

  constructor(gateway: Gateway) {
    this.#gateway = gateway;
  }

  /** @param key one fault per key; `null` lifts it */
  set(key: string, fault: Fault | null): void {
    if (fault === null) this.#faults.delete(key);
    else this.#faults.set(key, fault);
    this.#gateway.applyFault({ type: 'clear' });
    for (const standing of this.#faults.values()) this.#gateway.applyFault(standing);
  }
}

/** The faults of one phone. */
export class FaultBoard {
  /** the switches that are on; reactive */
  readonly on: Set<FaultId> = shallowReactive(new Set<FaultId>());
  readonly #situation: Situation;
  readonly #standing: StandingFaults;

  constructor(situation: Situation, standing: StandingFaults) {
    this.#situation = situation;
    this.#standing = standing;
  }

  /** Does an act, or turns a switch. Throws Error when there is nobody to do it to. */
  press(id: FaultId): void {
    const row = rows[id];
    if (row.kind === 'act') row.act(this.#situation);
    else this.#turn(id, !this.on.has(id));
  }

  /** Turns every switch off. */
  restore(): void {
    for (const id of [...this.on]) this.#turn(id, false);
  }

  #turn(id: FaultId, on: boolean): void {
    const row = rows[id];
    const { user } = this.#situation.phone;
    if (row.kind === 'standing')
      this.#standing.set(`${user} ${id}`, on ? row.fault(userOf(this.#situation)) : null);
    else if (row.kind === 'switch') row.set(this.#situation, on);
    if (on) this.on.add(id);
    else this.on.delete(id);
  }
}

function roomOf(gateway: Gateway, user: string): string {
  const room = gateway.rooms.find(({ members }) => members.has(user));
  if (room === undefined) throw new Error(`${user} is in no room`);
  return room.id;
}

function remoteStreamOf(gateway: Gateway, roomId: string, user: string): string {
  const streams = gateway.rooms.find(({ id }) => id === roomId)?.streams.values() ?? [];
  const stream = [...streams].find(({ owner }) => owner.id !== user);
  if (stream === undefined) throw new Error(`nobody else publishes in ${roomId}`);
  return stream.id;
}

/** The reply to a login says how long the token lasts; so the phone has to log in once more. */
function reconnectWithShortToken(situation: Situation): void {
  const { gateway } = situation;
  const user = userOf(situation);
  gateway.applyFault({ type: 'dropSocket', user });
  gateway.applyFault({ type: 'setTokenRemain', on: 'login', seconds: shortRemainder });
  const stop = gateway.journal.onEntry((entry) => {
    if (entry.type !== 'loginReply' || entry.user !== user) return;
    stop();
    // the journal comes before the reply that it tells of
    queueMicrotask(() =>
      gateway.applyFault({ type: 'setTokenRemain', on: 'login', seconds: usualRemainder }),
    );
  });
}
