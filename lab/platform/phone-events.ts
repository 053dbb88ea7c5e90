/** What happens to the app as a whole; the host emits, `my.on…` listens. */
import { Listeners } from './listeners.ts';

/** As `App.onShow` gets it. */
export interface AppShown {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
}

export class PhoneEvents {
  readonly appShow = new Listeners<AppShown>();
  readonly appHide = new Listeners<undefined>();
  /** an incoming phone call takes the audio away … */
  readonly audioInterruptionBegin = new Listeners<undefined>();
  /** … and gives it back */
  readonly audioInterruptionEnd = new Listeners<undefined>();
}
