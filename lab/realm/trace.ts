/** What happened in a world, in order, in words without payloads: equal traces mean equal runs. */
export interface TraceEntry {
  /** ms since the world began */
  readonly at: number;
  readonly phone: string;
  readonly kind: 'my' | 'page' | 'setData' | 'mount' | 'unmount' | 'rtcRoom' | 'warning' | 'error' | 'phone';
  readonly text: string;
}

export const traceLine = ({ at, phone, kind, text }: TraceEntry): string => `${at} ${phone} ${kind} ${text}`;
