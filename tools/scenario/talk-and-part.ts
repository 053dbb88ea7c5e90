/**
 * What must come of any mischief: once everything is repaired, reasonable users have a two-way call in bounded time, and are
 * out of it with nothing left.
 */
import { streamOf } from '../../lab/platform/index.ts';
import type { Phone } from '../../lab/realm/index.ts';
import type { Sight } from '../../lab/page/hands.ts';
import { impatience, ReasonableUser, talks, type Deed } from './reasonable-user.ts';
import type { Actor } from './actor.ts';
import type { Step } from './script.ts';
import type { Stage } from './stage.ts';

/** ms between two looks at the phones */
const lookEvery = 250;
/** ms; a logout has an answer, or is given up */
const hangUpWithin = 10_000;
/** ms after the pages are left */
const tidyWithin = 4_000;

/** The room's other members go, whoever moved them. */
export const repair = ({ world, bots, credentials, actors, latencyMs }: Stage): void => {
  const users = new Set([...actors.values()].map(({ user }) => user));
  world.gateway.applyFault({ type: 'clear' });
  for (const { id: room, members } of world.gateway.rooms)
    for (const user of [...members.keys()].filter((member) => !users.has(member))) {
      const leave = { type: 'botLeave', room, user } as const;
      bots.follow(leave);
      world.gateway.applyFault(leave);
    }
  credentials.failWith = null;
  for (const { phone, profile } of actors.values()) {
    phone.faults.clear();
    Object.assign(phone.rtcRoom.behaviour, { push: 'ok', pull: 'ok' });
    phone.network.latencyMs = latencyMs;
    phone.setHalfOpen(false);
    const { online } = phone.device.profile;
    phone.device.change({ ...profile, online });
    if (!online) phone.goOnline();
    if (phone.inPhoneCall) phone.endAudioInterruption();
    if (phone.inBackground) phone.foreground();
  }
};

type Talk = Pick<Extract<Step, { readonly do: 'talk' }>, 'room' | 'within' | 'patient'>;

/** Throws with what both see after `within` ms without a call. */
export const talk = async (stage: Stage, { room, within, patient }: Talk): Promise<void> => {
  const { world } = stage;
  const hands = [...stage.actors.values()].map((actor) => ({
    actor,
    mind: new ReasonableUser(room, world.clock.elapsed(), patient ? Infinity : impatience),
  }));
  for (const { phone } of stage.actors.values()) if (phone.pages.length === 0) phone.launch();
  const deeds: string[] = [];
  const end = world.clock.elapsed() + within;
  for (;;) {
    const sights = hands.map(({ actor }) => sightOf(actor, stage));
    if (sights.every((sight) => talks(sight, room))) return;
    if (world.clock.elapsed() >= end)
      throw new Error(
        `no two-way call${patient ? ' for patient users' : ''}: ${[...sights.map((sight) => JSON.stringify(sight)), ...deeds].join('\n    ')}`,
      );
    for (const [at, { actor, mind }] of hands.entries()) {
      const sight = sights[at];
      const deed = sight === undefined ? nothing : mind.next(sight, world.clock.elapsed());
      if (deed.do !== 'wait')
        deeds.push(`${world.clock.elapsed()} ms: ${actor.user} ${Object.values(deed).join(' ')}`);
      perform(actor.phone, deed);
    }
    await world.run(lookEvery);
    for (const { actor } of hands) actor.notice();
  }
};

/** Throws with what is left. */
export const part = async (stage: Stage, room: string): Promise<void> => {
  const { world, actors } = stage;
  const phones = [...actors.values()].map(({ phone }) => phone);
  for (const phone of phones) perform(phone, { do: 'tap', id: 'leave' });
  const isOut = (phone: Phone): boolean => phone.page.data['status'] === 'idle';
  if (!(await world.clock.runUntil(() => phones.every(isOut), hangUpWithin)))
    throw new Error(`does not hang up: ${phones.map(({ page }) => String(page.data['status'])).join(', ')}`);
  for (const phone of phones) while (phone.back());
  // a page shows what it has become only once it is seen
  await world.run(lookEvery);
  // the page that a link opened is the first one, and has a button
  for (const phone of phones) if (phone.view.has('#back')) phone.tap('#back');
  await world.run(tidyWithin);
  const left = [...remainsOf(stage, room)];
  if (left.length > 0) throw new Error(`something is left: ${left.join(', ')}`);
};

function* remainsOf({ world, actors }: Stage, room: string): Generator<string> {
  for (const { user, phone } of actors.values()) {
    if (phone.rtcRoom.existing.length > 0) yield `${user}: a component`;
    for (const [what, count] of Object.entries(phone.leftovers))
      if (count !== 0) yield `${user}: ${count} ${what}`;
  }
  const atGateway = world.gateway.rooms.find(({ id }) => id === room);
  for (const member of atGateway?.members.keys() ?? []) yield `${member} in the room`;
  for (const stream of atGateway?.streams.keys() ?? []) yield `${stream} in the room`;
  for (const stream of world.media.streams) yield `${stream} is sent`;
}

const nothing: Deed = { do: 'wait' };

const perform = (phone: Phone, deed: Deed): void => {
  // a page that is new shows nothing yet
  if (!('id' in deed) || phone.view.has(`#${deed.id}`)) performNow(phone, deed);
};

const performNow = (phone: Phone, deed: Deed): void => {
  if (deed.do === 'type') phone.input(`#${deed.id}`, deed.text);
  else if (deed.do === 'back') phone.back();
  else if (deed.do === 'tap') tap(phone, deed.id);
};

/** Throws when it is not there, or disabled. A switch turns. */
export const tap = (phone: Phone, id: string): void => {
  const touched = phone.view.find(`#${id}`);
  if (touched?.tag === 'switch') phone.change(`#${id}`, touched.attributes['checked'] !== true);
  else phone.tap(`#${id}`);
};

/** Both pictures are there as far as the components can tell: its own is sent, and it plays what somebody sends. */
function sightOf({ phone }: Actor, { actors }: Stage): Sight {
  const { page, view, rtcRoom } = phone;
  const text = (name: string): string => {
    const value = page.data[name];
    return typeof value === 'string' ? value : '';
  };
  const typed = view.find('#room');
  const mount = rtcRoom.current;
  const isSeen = [...actors.values()].some(({ phone: { rtcRoom: other } }) => {
    const pushed = other.current;
    return (
      other !== rtcRoom &&
      pushed?.publishing === true &&
      streamOf(pushed.push) === streamOf(mount?.pull ?? '')
    );
  });
  return {
    page: page.route,
    dialog: '',
    failure: '',
    controls: phone.inBackground ? [] : view.touchable.map(({ id }) => id),
    typedRoom: typed?.tag === 'input' ? (page.typed.get('room') ?? String(typed.attributes['value'])) : '',
    camera: page.data['camera'] === true,
    microphone: page.data['microphone'] === true,
    status: text('status'),
    publisher: text('publisher'),
    player: text('player'),
    room: text('room'),
    error: text('error'),
    ownPicture: mount?.publishing === true && mount.camera,
    otherPicture: mount?.playing === true && isSeen,
  };
}
