/**
 * The inspector in the lab: the classic one (`@xstate/inspect`), which is told of every call through the facade, and a viewer
 * in a frame of this page.
 */
import { createDevTools, inspect } from '../inspector/classic-inspector.ts';
import { createFacade, isInspectionEvent } from '../inspector/facade.ts';

export class LabInspection {
  readonly #devTools = createDevTools();
  #calls = 0;

  /** Returns what the inspection events of the call go to. */
  callBegins(user: string): (inspected: unknown) => void {
    this.#calls += 1;
    const facade = createFacade(this.#devTools, `${user}#${this.#calls}`);
    return (inspected) => {
      if (isInspectionEvent(inspected)) facade.inspect(inspected);
    };
  }

  /** Loads the viewer into the frame and tells it of every call that there is. Returns how to end that. */
  show(iframe: HTMLIFrameElement, url: string): () => void {
    const inspector = inspect({ iframe, url, devTools: this.#devTools });
    return () => inspector?.disconnect();
  }
}
