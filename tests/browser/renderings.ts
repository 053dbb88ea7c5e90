/** What a phone shows of a call page from its very first rendering on: one entry for each, before anybody could look. */
import type { Frame } from 'playwright-core';

export interface Rendering {
  /** the text of `#status` */
  readonly status: string;
  /** `<rtc-room>` elements on the phone */
  readonly rtcRooms: number;
  readonly ownPictures: number;
  readonly otherPictures: number;
}

export interface Renderings {
  /** so far; the same rendering twice in a row is one */
  all(): Promise<readonly Rendering[]>;
}

/** To be called before the page is opened. */
export async function watchRenderings(frame: Frame): Promise<Renderings> {
  const seen = await frame.evaluateHandle(watch);
  return { all: () => seen.evaluate((list) => list) };
}

/** Runs in the phone. Vue renders in one turn; the observer is told at the end of it. */
function watch(): Rendering[] {
  const seen: Rendering[] = [];
  const look = (): void => {
    const status = document.querySelector('main:not([hidden]) #status')?.textContent;
    if (status === undefined || status === null) return;
    const count = (selector: string): number => document.querySelectorAll(selector).length;
    const rendering = {
      status: status.trim(),
      rtcRooms: count('rtc-room'),
      ownPictures: count('video[data-whose="local"]'),
      otherPictures: count('video[data-whose="remote"]'),
    };
    if (JSON.stringify(rendering) !== JSON.stringify(seen.at(-1))) seen.push(rendering);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  return seen;
}
