/** Situations of a phone, to be changed into the one that a test is about. */
import type { Component, Said, Situation } from '../../../lab/said-and-sent/index.ts';

export const inCall: Said = {
  status: 'connected',
  publisher: 'PUBLISHING',
  player: 'PLAYING',
  camera: true,
  microphone: true,
};

export const wholeComponent: Component = {
  pushes: true,
  pulls: true,
  sends: true,
  plays: true,
  camera: true,
  muted: false,
  ended: false,
};

/** A call in which the page says what is sent. */
export const agreeing: Situation = {
  says: inCall,
  callIsOver: false,
  seen: true,
  phoneCall: false,
  contextCallsWork: true,
  components: [wholeComponent],
};

/** That call, with other words of its page, and its component as told; null: none. */
export const call = (
  said: Partial<Said>,
  component: Partial<Component> | null = {},
  others: Partial<Situation> = {},
): Situation => ({
  ...agreeing,
  says: { ...inCall, ...said },
  components: component === null ? [] : [{ ...wholeComponent, ...component }],
  ...others,
});
