/** Whether what a phone's call pages said was what its component sent, in sentences. */
import type { Page, Phone } from '../../lab/realm/index.ts';
import { findingText } from '../../lab/said-and-sent/index.ts';

/** Until now. @param callPages those of the phone that were opened so far */
export const saidAndSentMisses = ({ saidAndSent }: Phone, callPages: readonly Page[]): string[] => [
  ...saidAndSent.disagreements.map(findingText),
  // after a rename of its keys the page would go unchecked
  ...(callPages.some((page) => saidAndSent.isSilent(page))
    ? ['its call page says nothing that can be read']
    : []),
];
