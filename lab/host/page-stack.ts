/**
 * The pages on top of each other, and how `my.navigateTo` and its kin, the back button and the app's going to the
 * background move them. Lifecycles run in Alipay's order.
 */
import { shallowReactive } from 'vue';
import type { NavigationPort } from '../platform/index.ts';
import { Listeners } from '../platform/listeners.ts';
import type { Page } from './page.ts';
import { parseAddress, type PageAddress } from './paths.ts';

/** Alipay's limit (mini/api/路由/my.navigateTo). */
const deepest = 10;

export class PageStack implements NavigationPort {
  /** reactive: the view follows it */
  readonly pages: Page[] = shallowReactive([]);
  /** a page is on the stack and about to load */
  readonly opening = new Listeners<Page>();
  readonly closed = new Listeners<Page>();
  readonly #make: (address: PageAddress) => Page;
  readonly #questions = new Map<Page, string>();

  /** @param make throws when there is no such page */
  constructor(make: (address: PageAddress) => Page) {
    this.#make = make;
  }

  get top(): Page | undefined {
    return this.pages.at(-1);
  }

  async navigateTo(url: string): Promise<void> {
    if (this.pages.length >= deepest) throw new Error(`at most ${deepest} pages can be open`);
    const page = this.#make(this.#address(url));
    this.top?.hide();
    this.#open(page);
  }

  async redirectTo(url: string): Promise<void> {
    const page = this.#make(this.#address(url));
    this.#close(1);
    this.#open(page);
  }

  async reLaunch(url: string): Promise<void> {
    const page = this.#make(this.#address(url));
    this.#close(this.pages.length);
    this.#open(page);
  }

  /** The first page stays. */
  async navigateBack(delta: number): Promise<void> {
    const closing = Math.min(delta, this.pages.length - 1);
    if (closing < 1) return;
    this.#close(closing);
    this.top?.show();
  }

  askBeforeUnload(message: string | null): void {
    const page = this.top;
    if (page === undefined) return;
    if (message === null) this.#questions.delete(page);
    else this.#questions.set(page, message);
  }

  /** What to ask the user before the back button leaves the page, `null` for nothing. */
  get question(): string | null {
    return (this.top && this.#questions.get(this.top)) ?? null;
  }

  #address(url: string): PageAddress {
    return parseAddress(url, this.top?.address.path ?? '');
  }

  #open(page: Page): void {
    this.pages.push(page);
    this.opening.emit(page);
    page.load();
    page.show();
  }

  #close(count: number): void {
    for (const page of this.pages.splice(this.pages.length - count).reverse()) {
      this.#questions.delete(page);
      page.unload();
      this.closed.emit(page);
    }
  }
}
