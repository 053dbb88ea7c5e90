/**
 * A machine of XState 5 as the classic inspector (`@xstate/inspect` 0.8, XState 4) wants it described: guards are `cond`,
 * what does not reenter is `internal`, everything else goes by its name. Functions have no place in it.
 */
import { field, textOf } from '../unknown.ts';

type Described = Record<string, unknown>;

/** @param machine an XState 5 machine; its `config` is read, nothing of it runs */
export const classicDefinition = (machine: unknown): Described =>
  Object.assign({ predictableActionArguments: true }, node(field(machine, 'config')), {
    id: textOf(field(machine, 'id')),
  });

const list = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

/** The name of an action, guard or actor; `!name` for XState's `not`. */
const nameOf = (value: unknown): string => {
  const [negated] = list(field(value, 'guards'));
  if (negated !== undefined) return `!${nameOf(negated)}`;
  return textOf(value) || textOf(field(value, 'type')) || textOf(field(value, 'name')) || 'inline';
};

const mapped = (record: unknown, map: (value: unknown) => unknown): Described =>
  Object.fromEntries(
    Object.entries(typeof record === 'object' && record !== null ? record : {}).map(
      ([key, value]: [string, unknown]) => [key, map(value)],
    ),
  );

const actions = (value: unknown): Described[] => list(value).map((action) => ({ type: nameOf(action) }));

const transition = (config: unknown): Described => {
  const target = typeof config === 'string' ? config : field(config, 'target');
  const guard = field(config, 'guard');
  return {
    ...(target === undefined ? {} : { target }),
    ...(guard === undefined ? {} : { cond: nameOf(guard) }),
    actions: actions(field(config, 'actions')),
    internal: field(config, 'reenter') !== true,
  };
};

const transitions = (value: unknown): Described[] => list(value).map(transition);

const invocation = (config: unknown): Described => ({
  id: textOf(field(config, 'id')),
  src: nameOf(field(config, 'src')),
  onDone: transitions(field(config, 'onDone')),
  onError: transitions(field(config, 'onError')),
});

/** Members that mean the same in both versions. */
const kept = ['id', 'type', 'initial', 'history', 'description', 'tags'] as const;

const node = (config: unknown): Described => {
  const described: Described = {
    entry: actions(field(config, 'entry')),
    exit: actions(field(config, 'exit')),
    on: mapped(field(config, 'on'), transitions),
    after: mapped(field(config, 'after'), transitions),
    always: transitions(field(config, 'always')),
    invoke: list(field(config, 'invoke')).map(invocation),
    states: mapped(field(config, 'states'), node),
  };
  for (const name of kept) {
    const value = field(config, name);
    if (value !== undefined) described[name] = value;
  }
  const onDone = field(config, 'onDone');
  if (onDone !== undefined) described['onDone'] = transitions(onDone);
  return described;
};
