/**
 * Phones, users and marks that a course names and nobody has set up. What is expected of them would hold by itself, and what is done
 * to them would do nothing.
 */
import type { Course, Script, Step } from './script.ts';

type Path = readonly (string | number)[];
type Absence = readonly [path: Path, message: string];
type PlacedStep = readonly [path: Path, step: Step];

/** Those within a `when` too. */
const allSteps = (steps: readonly Step[]): readonly PlacedStep[] =>
  steps.flatMap((step, at): PlacedStep[] => [
    [['steps', at], step],
    ...(step.do === 'when' ? step.then.map((act, i): PlacedStep => [['steps', at, 'then', i], act]) : []),
  ]);

/** Each with its path within the course. */
export const absencesIn = ({ phones }: Pick<Script, 'phones'>, { steps, expect }: Course): Absence[] => {
  const placed = allSteps(steps);
  const users = new Set(Object.values(phones).map(({ user }) => user));
  for (const [, step] of placed)
    if (step.do === 'gateway' && step.fault.type.startsWith('bot') && 'user' in step.fault)
      users.add(step.fault.user);
  const marked = placed.some(([, step]) => step.do === 'mark');

  const phoneOf = (path: Path, name: string): Absence[] =>
    name in phones ? [] : [[path, `the script has no phone ${name}`]];
  const userOf = (path: Path, user = ''): Absence[] =>
    users.has(user) ? [] : [[path, `the script has no user ${user}`]];

  const ofSteps = placed.flatMap(([path, step]): Absence[] => {
    if ('phone' in step) return phoneOf([...path, 'phone'], step.phone);
    if (step.do !== 'gateway' || !('user' in step.fault)) return [];
    return userOf([...path, 'fault', 'user'], step.fault.user);
  });
  const ofPhones = Object.entries(expect.phones).flatMap(([name, { mountsAfterMark }]): Absence[] => {
    const path = ['expect', 'phones', name];
    const markless = mountsAfterMark !== undefined && !marked;
    return [
      ...phoneOf(path, name),
      ...(markless ? [[[...path, 'mountsAfterMark'], 'no step is a mark'] as const] : []),
    ];
  });
  const ofGateway = Object.entries(expect.gateway).flatMap(([list, entries]) =>
    entries.flatMap((entry, at) => userOf(['expect', 'gateway', list, at], entry.split(' ')[1])),
  );
  return [...ofSteps, ...ofPhones, ...ofGateway];
};
