/** A line that is written over while something runs; silent where nobody looks at a terminal. */
const everyMs = 200;

export class Progress {
  #writtenAt = 0;

  show(text: string): void {
    if (!process.stderr.isTTY || performance.now() - this.#writtenAt < everyMs) return;
    this.#writtenAt = performance.now();
    process.stderr.write(`\r${text}\u001b[K`);
  }

  clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
}

/** `1:05`, `2:00:09` */
export const timeText = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};
