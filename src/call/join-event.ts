/** A join as the chart takes it, of whatever the page or its embedder's script chose. The nonce is given to it on its way. */
import { field } from '../adapters/unknown.ts';

const choices = ['room', 'publish', 'camera', 'microphone'] as const;

export const joinEvent = (choice: unknown): unknown => ({
  type: 'page.joinTapped',
  nonce: '',
  ...Object.fromEntries(choices.map((name) => [name, field(choice, name)])),
});

/** What the page sends: any event, of which a join needs no nonce. */
export const pageEvent = (event: unknown): unknown =>
  field(event, 'type') === 'page.joinTapped' ? joinEvent(event) : event;
