/** Events that are none: each field of an event missing, `null`, of another type, or wrong inside. */
import type { CallEvent } from '../../../machines/index.ts';

/** What was done to the event, and what it is now. */
export interface Spoilt {
  readonly how: string;
  readonly event: object;
}

/** Fields that may be `null`, by event and path. */
const nullable = (type: string, path: string): boolean =>
  /\.devices$/.test(path) ||
  (path === 'error' && ['zego.roomDisconnected', 'zego.publishEnded', 'zego.playEnded'].includes(type));

/** Texts and numbers that are not free. */
const outOfRange = (type: string, path: string): readonly unknown[] => {
  if (/kind$/.test(path)) return ['constructor', 'none'];
  if (type === 'rtcRoom.rtmpEvent' && path !== 'mount') return ['sideways', 3800];
  return path === 'about' || path === 'source' ? ['none'] : [];
};

const ofOtherTypes: readonly { readonly type: string; readonly values: readonly unknown[] }[] = [
  { type: 'string', values: ['x'] },
  { type: 'number', values: [7] },
  { type: 'boolean', values: [true] },
  { type: 'list', values: [[], [null]] },
  { type: 'object', values: [{}, () => undefined] },
];

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'list';
  return value === null ? 'object' : typeof value;
};

const namesOf = (value: object): readonly string[] => Object.keys(value).filter((name) => name !== 'type');

const withField = (value: object, name: string, field: unknown): object =>
  field === undefined
    ? Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
    : { ...value, [name]: field };

interface Wrong {
  readonly how: string;
  readonly value: unknown;
}

const shown = (value: unknown): string =>
  typeof value === 'function' ? 'a function' : String(JSON.stringify(value));

/** Everything that a field must not be. */
const wrongOf = (type: string, path: string, value: unknown): readonly Wrong[] => {
  const is = (values: readonly unknown[]): Wrong[] =>
    values.map((each) => ({ how: `${path} is ${shown(each)}`, value: each }));
  const others = ofOtherTypes.filter((other) => other.type !== typeOf(value)).flatMap(({ values }) => values);
  return [
    { how: `${path} is missing`, value: undefined },
    ...is(nullable(type, path) ? [] : [null]),
    ...is(others),
    ...is(outOfRange(type, path)),
    ...(typeof value === 'number'
      ? [NaN, Infinity, -1, 0.5].map((each) => ({ how: `${path} is ${each}`, value: each }))
      : []),
    ...wrongInside(type, path, value),
  ];
};

const wrongInside = (type: string, path: string, value: unknown): readonly Wrong[] => {
  if (Array.isArray(value)) {
    const hole: unknown[] = [...value];
    hole.length += 1;
    return [
      { how: `${path} has a hole`, value: hole },
      ...value.flatMap((item, index) =>
        wrongOf(type, `${path}[]`, item).map(({ how, value: wrong }) => ({
          how,
          value: value.map((other: unknown, place) => (place === index ? wrong : other)),
        })),
      ),
    ];
  }
  if (typeof value !== 'object' || value === null) return [];
  return namesOf(value).flatMap((name) =>
    wrongOf(type, `${path}.${name}`, Reflect.get(value, name)).map(({ how, value: wrong }) => ({
      how,
      value: withField(value, name, wrong),
    })),
  );
};

export const spoiltOf = (event: CallEvent): readonly Spoilt[] =>
  namesOf(event).flatMap((name) =>
    wrongOf(event.type, name, Reflect.get(event, name)).map(({ how, value }) => ({
      how,
      event: withField(event, name, value),
    })),
  );
