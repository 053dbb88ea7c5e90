/**
 * Typed protobuf messages from a list of fields. A message is written down once, as `message({ code: int32(1), … })`;
 * its TypeScript type follows from that, and protobufjs reads and writes the bytes.
 *
 * Presence is explicit in both directions: a field given as 0, '' or empty bytes is on the wire, and a field that
 * was not on the wire is absent after decoding. ZEGO's SDK depends on it: it sees only the fields it received.
 */
import protobuf from 'protobufjs/minimal.js';

type Reader = protobuf.Reader;
type Writer = protobuf.Writer;

const varint = 0;
const delimited = 2;

/** One field: what decoding gives (`Out`) and what encoding takes (`In`). */
export interface Field<Out, In = Out> {
  readonly number: number;
  readonly wireType: typeof varint | typeof delimited;
  readonly repeated: boolean;
  read(reader: Reader): Out;
  write(writer: Writer, value: In): void;
}
type AnyField = Field<unknown, unknown>;

export interface Repeated<Out, In> extends Field<Out, In> {
  readonly repeated: true;
}

export type Fields = Readonly<Record<string, AnyField>>;
export interface MessageType<F extends Fields> {
  readonly fields: F;
}

/** What decoding gives: single fields may be absent, repeated ones are always a list. */
export type Decoded<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Repeated<unknown, unknown> ? K : never]: F[K] extends Field<
    infer Out,
    infer _In
  >
    ? readonly Out[]
    : never;
} & {
  readonly [K in keyof F as F[K] extends Repeated<unknown, unknown> ? never : K]?: F[K] extends Field<
    infer Out,
    infer _In
  >
    ? Out
    : never;
};

/** What encoding takes: what is left out is not on the wire. */
export type Encodable<F extends Fields> = {
  readonly [K in keyof F]?: F[K] extends Field<infer _Out, infer In>
    ? F[K] extends Repeated<unknown, unknown>
      ? readonly In[]
      : In
    : never;
};

export function message<const F extends Fields>(fields: F): MessageType<F> {
  return { fields };
}

export const uint32 = (number: number): Field<number> => ({
  ...single(number, varint),
  read: (reader) => reader.uint32(),
  write: (writer, value) => void writer.uint32(value),
});

export const int32 = (number: number): Field<number> => ({
  ...single(number, varint),
  read: (reader) => reader.int32(),
  write: (writer, value) => void writer.int32(value),
});

export const bool = (number: number): Field<boolean> => ({
  ...single(number, varint),
  read: (reader) => reader.bool(),
  write: (writer, value) => void writer.bool(value),
});

/** 64-bit numbers are read as bigint, because a client's own ids must come back to it bit by bit. */
export const uint64 = (number: number): Field<bigint, bigint | number> => ({
  ...single(number, varint),
  read: (reader) => toBigInt(reader.uint64()),
  write: (writer, value) => void writer.uint64(value.toString()),
});

export const int64 = (number: number): Field<bigint, bigint | number> => ({
  ...single(number, varint),
  read: (reader) => BigInt.asIntN(64, toBigInt(reader.int64())),
  write: (writer, value) => void writer.int64(value.toString()),
});

/** UTF-8 text. ZEGO declares some of these as `string` and most as `bytes`; on the wire the two are the same. */
export const text = (number: number): Field<string> => ({
  ...single(number, delimited),
  read: (reader) => reader.string(),
  write: (writer, value) => void writer.string(value),
});

export const bytes = (number: number): Field<Uint8Array> => ({
  ...single(number, delimited),
  read: (reader) => reader.bytes(),
  write: (writer, value) => void writer.bytes(value),
});

export const nested = <F extends Fields>(
  number: number,
  type: MessageType<F>,
): Field<Decoded<F>, Encodable<F>> => ({
  ...single(number, delimited),
  read: (reader) => readMessage(type, new protobuf.Reader(reader.bytes())),
  write: (writer, value) => void writer.bytes(encode(type, value)),
});

export const repeated = <Out, In>(field: Field<Out, In>): Repeated<Out, In> => ({ ...field, repeated: true });

/** The bytes of a message. */
export function encode<F extends Fields>(type: MessageType<F>, value: Encodable<F>): Uint8Array {
  const writer = new protobuf.Writer();
  const given: Readonly<Record<string, unknown>> = { ...value };
  for (const [name, field] of Object.entries<AnyField>(type.fields)) {
    for (const item of itemsOf(field, given[name])) {
      writer.uint32(((field.number << 3) | field.wireType) >>> 0);
      field.write(writer, item);
    }
  }
  return writer.finish();
}

/** The message in these bytes, or undefined where they are no such message. Unknown fields are skipped. */
export function decode<F extends Fields>(type: MessageType<F>, source: Uint8Array): Decoded<F> | undefined {
  try {
    return readMessage(type, new protobuf.Reader(source));
  } catch {
    return undefined;
  }
}

function single<W extends typeof varint | typeof delimited>(number: number, wireType: W) {
  return { number, wireType, repeated: false } as const;
}

function itemsOf(field: AnyField, value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return field.repeated && Array.isArray(value) ? value : [value];
}

function readMessage<F extends Fields>(type: MessageType<F>, reader: Reader): Decoded<F> {
  const byNumber = new Map(
    Object.entries<AnyField>(type.fields).map(([name, field]) => [field.number, { name, field }]),
  );
  const read: Record<string, unknown> = {};
  for (const { name, field } of byNumber.values()) if (field.repeated) read[name] = [];
  while (reader.pos < reader.len) {
    const tag = reader.tag();
    const known = byNumber.get(tag >>> 3);
    if (known === undefined || known.field.wireType !== (tag & 7)) {
      reader.skipType(tag & 7, 0, tag >>> 3);
      continue;
    }
    const value = known.field.read(reader);
    const list = read[known.name];
    if (Array.isArray(list)) list.push(value);
    else read[known.name] = value;
  }
  return read as Decoded<F>; // the one place where the fields' names meet their types
}

function toBigInt(value: { readonly low: number; readonly high: number }): bigint {
  return (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0);
}
