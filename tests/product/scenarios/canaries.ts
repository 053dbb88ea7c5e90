/** The cast of a scenario under names that nothing else holds: where one of them turns up, somebody is named. */
import { parseScript } from '../../../tools/scenario/script.ts';
import type { Script } from '../../../tools/scenario/script.ts';

/** In every id and name of the cast, and in nothing that the chart or a vendor says. */
export const canary = /zqx/i;

/** Legal ids, two of which look alike in a stream id and one of which contains another; names in other scripts. */
const ids: Readonly<Record<string, string>> = {
  alice: 'zqx.al@x',
  bob: 'zqx@al.x',
  carol: 'zqx.al@x-carol',
  'a-1@x': "zqx-1'@x~",
  r1: 'zqx&room',
  r2: 'zqx&room-2',
  'room#1': 'zqx#room#1',
  b1: 'zqx-b-1',
  c1: 'zqx_c1',
  echo: 'zqx-echo',
  ghost: 'zqx-ghost',
};
const names: Readonly<Record<string, string>> = { alice: '👩🏽‍🚀 Zqx', bob: 'ZQX مريم', 'a-1@x': '' };
const nameOf = (user: string): string => names[user] ?? user;

const isMember = <T extends object>(object: T, key: PropertyKey): key is keyof T =>
  Object.hasOwn(object, key);

/** `alice`, and the user in `login alice`. */
const disguised = (text: string): string =>
  text.replace(/^(?:[a-zA-Z]+ )?(\S+)$/, (all, word: string) =>
    isMember(ids, word) ? all.slice(0, -word.length) + ids[word] : all,
  );

/** The same scenario, played by canaries. */
export const playedByCanaries = ({ phones, courses, ...script }: Script): Script => {
  const shown = new Map(Object.keys(ids).map((id) => [id.charAt(0).toUpperCase() + id.slice(1), nameOf(id)]));
  const value: unknown = JSON.parse(JSON.stringify(courses), (_key, member: unknown) =>
    typeof member === 'string' ? (shown.get(member) ?? disguised(member)) : member,
  );
  const cast = Object.entries(phones).map(([phone, { user }]) => [
    phone,
    { user: ids[user] ?? user, name: nameOf(user) },
  ]);
  return parseScript({ ...script, phones: Object.fromEntries(cast), courses: value }, script.id);
};
