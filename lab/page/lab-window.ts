/** What the lab's page and the phones in its frames find at each other's window. */
import type { Phone } from '../host/phone.ts';
import type { GatewayPort } from '../platform/index.ts';
import type { Lab } from './lab.ts';

export interface LabWindow {
  readonly gateway: GatewayPort;
  /** no phone of another lab, in another tab, sees these phones' pictures */
  readonly mediaScope: string;
  /** Called by a frame's phone before it starts. */
  phoneMade(phone: Phone): void;
  /** for `hands.ts` and for whoever opens the console */
  readonly lab: Lab;
}

declare global {
  interface Window {
    callchartLab?: LabWindow;
    /** for the browser tests and for whoever opens the console */
    callchartPhone?: Phone;
  }
}
