/** What differs between two plain objects, member by member; members are compared as JSON. */
import { field } from '../adapters/unknown.ts';

/** The members of `after` that `before` does not have alike. */
export const changes = (before: object, after: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(field(before, key)),
    ),
  );
