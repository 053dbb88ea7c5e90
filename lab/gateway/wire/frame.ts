/**
 * The link's framing: 13 bytes of header (`AF 00 | u16 type | u32 body length | u32 stream id | 00`, big-endian), then
 * a protobuf body. One frame per WebSocket message.
 */
export const frameTypes = {
  streamClosed: 2,
  httpRequest: 4,
  httpResponse: 5,
  heartbeatRequest: 12,
  heartbeatResponse: 13,
  configRequest: 14,
  configResponse: 15,
  httpAck: 16,
  pcUpward: 17,
  pcUpwardAck: 18,
  pcEstablished: 19,
  pcDownward: 21,
  appConfigRequest: 23,
  appConfigResponse: 24,
} as const;

export interface Frame {
  readonly type: number;
  /** Chosen by the client; a reply carries its request's. */
  readonly streamId: number;
  readonly body: Uint8Array;
}

const magic = 0xaf00;
const headerBytes = 13;

export function packFrame(frame: Frame): Uint8Array {
  const packed = new Uint8Array(headerBytes + frame.body.length);
  const view = new DataView(packed.buffer);
  view.setUint16(0, magic);
  view.setUint16(2, frame.type);
  view.setUint32(4, frame.body.length);
  view.setUint32(8, frame.streamId);
  packed.set(frame.body, headerBytes);
  return packed;
}

/** The frame in these bytes, or undefined where magic or length are wrong. */
export function parseFrame(source: Uint8Array): Frame | undefined {
  if (source.length < headerBytes) return undefined;
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  if (view.getUint16(0) !== magic) return undefined;
  if (view.getUint32(4) !== source.length - headerBytes) return undefined;
  return { type: view.getUint16(2), streamId: view.getUint32(8), body: source.subarray(headerBytes) };
}
