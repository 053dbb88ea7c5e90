/** The computer's own camera and microphone as what `<rtc-room>` sends (`?camera=real`). */
import type { PictureSource } from './moving-picture.ts';

/** Rejects with what the browser says: no device, or no permission. */
export async function realCamera(): Promise<PictureSource> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'user' },
    audio: { echoCancellation: true },
  });
  const state = { camera: true, muted: false, hidden: false };
  const apply = (): void => {
    for (const track of stream.getVideoTracks()) track.enabled = state.camera && !state.hidden;
    for (const track of stream.getAudioTracks()) track.enabled = !state.muted;
  };
  const property = (name: keyof typeof state): PropertyDescriptor => ({
    get: () => state[name],
    set: (on: boolean) => {
      state[name] = on;
      apply();
    },
  });
  const source = { stream, ...state, end: () => stream.getTracks().forEach((track) => track.stop()) };
  for (const name of ['camera', 'muted', 'hidden'] as const) {
    Object.defineProperty(source, name, property(name));
  }
  return source;
}
