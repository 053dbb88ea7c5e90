/**
 * Where `my.createRtcRoomContext(id)` meets the component that is mounted under that id. A context outlives its
 * component and may be made before it, as on the platform; a call without a component does nothing, but is recorded.
 */

/** What a mounted component lets its context do. */
export interface RtcRoomControls {
  stop(): void;
  enableCamera(enable: boolean): void;
  mute(muted: boolean): void;
}

export interface RtcRoomContextCall {
  readonly id: string;
  readonly method: 'stop' | 'enableCamera' | 'mute';
  /** the `enable` or `muted` argument */
  readonly value: boolean | null;
  /** whether a component was mounted under the id */
  readonly reached: boolean;
  /** ms, by the `now` given */
  readonly at: number;
}

export class RtcRoomContexts {
  readonly calls: RtcRoomContextCall[] = [];
  readonly #rooms = new Map<string, RtcRoomControls>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  attach(id: string, controls: RtcRoomControls): void {
    this.#rooms.set(id, controls);
  }

  /** Does nothing when another component took the id meanwhile. */
  detach(id: string, controls: RtcRoomControls): void {
    if (this.#rooms.get(id) === controls) this.#rooms.delete(id);
  }

  stop(id: string): void {
    this.#record(id, 'stop', null)?.stop();
  }

  enableCamera(id: string, enable: boolean): void {
    this.#record(id, 'enableCamera', enable)?.enableCamera(enable);
  }

  mute(id: string, muted: boolean): void {
    this.#record(id, 'mute', muted)?.mute(muted);
  }

  #record(
    id: string,
    method: RtcRoomContextCall['method'],
    value: boolean | null,
  ): RtcRoomControls | undefined {
    const controls = this.#rooms.get(id);
    this.calls.push({ id, method, value, reached: controls !== undefined, at: this.#now() });
    return controls;
  }
}
