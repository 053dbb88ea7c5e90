/** The components that the lab has. The build refuses others with their position, before a page shows a hole. */
export const elementNames = [
  'view',
  'text',
  'button',
  'input',
  'textarea',
  'switch',
  'image',
  'icon',
  'label',
  'form',
  'picker',
  'scroll-view',
  'rtc-room',
] as const;
export type ElementName = (typeof elementNames)[number];

export const isElementName = (tag: string): tag is ElementName => elementNames.some((known) => known === tag);
