/** How far it is: a line that is written over in a terminal; elsewhere, a line now and then. */
export class Progress {
  readonly #isTerminal = process.stderr.isTTY;
  readonly #everyMs = this.#isTerminal ? 200 : 30_000;
  #writtenAt = -Infinity;

  show(text: string): void {
    if (performance.now() - this.#writtenAt < this.#everyMs) return;
    this.#writtenAt = performance.now();
    process.stderr.write(this.#isTerminal ? `\r${text}\u001b[K` : `${text}\n`);
  }

  clear(): void {
    if (this.#isTerminal) process.stderr.write('\r\u001b[K');
  }
}

/** `1:05`, `2:00:09` */
export const timeText = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};
