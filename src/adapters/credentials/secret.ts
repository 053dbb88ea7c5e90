/**
 * A token or a signature on its way through the program. It shows itself only to whoever asks for it by name;
 * printed, joined to a text or serialised it is a row of dots.
 */
export interface Secret {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

const dots = '•••';

/** The value lives in a closure, so that no property holds it. */
export function secret(value: string): Secret {
  return Object.freeze({ reveal: () => value, toString: () => dots, toJSON: () => dots });
}
