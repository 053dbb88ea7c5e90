/**
 * The inspector in the lab: the classic one (`@xstate/inspect`), which is told of every call through the facade, and a viewer
 * in a frame of this page.
 */
import { createDevTools, inspect } from '../inspector/classic-inspector.ts';
import { createFacade, isInspectionEvent } from '../inspector/facade.ts';
import type { Facade } from '../inspector/facade.ts';
import type { CallInspection } from './watched-call.ts';

export class LabInspection {
  readonly #devTools = createDevTools();
  #calls = 0;

  /** Returns what the inspection events of the call go to. */
  callBegins(user: string): CallInspection {
    this.#calls += 1;
    const name = `${user}#${this.#calls}`;
    let facade: Facade | null = null;
    return (inspected, send) => {
      if (!isInspectionEvent(inspected)) return;
      facade ??= createFacade(this.#devTools, name, send);
      facade.inspect(inspected);
    };
  }

  /** Loads the viewer into the frame and tells it of every call that there is. Returns how to end that. */
  show(iframe: HTMLIFrameElement, url: string): () => void {
    const inspector = inspect({ iframe, url, devTools: this.#devTools });
    return () => inspector?.disconnect();
  }
}
