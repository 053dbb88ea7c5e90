/** Reading what a mini-program passes to `my.*`: anything may come, nothing is trusted. */
export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** The option object of a call, `{}` for anything else. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const textOf = (value: unknown, fallback = ''): string =>
  typeof value === 'string' ? value : fallback;

export const numberOf = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : fallback;

export const functionOf = (value: unknown): ((argument?: unknown) => unknown) | undefined =>
  typeof value === 'function' ? (argument) => Reflect.apply(value, undefined, [argument]) : undefined;
