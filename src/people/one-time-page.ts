import { type LinkPurpose } from './one-time-link.js';

/**
 * The pages behind one-time links and the purpose whose life and uses each has (J4.11). `for`: who opens it. What a page is
 * about besides its case stands in the link's subject, as ids and codes:
 *
 * - `letter` the person's own letter · `consent` the consent text · `info` the information of `result.info` · `deal` the
 *   agreement's words · `item` one obligation (`item`) · `topics` the questions of the joint meeting · `data` what is kept of
 *   the person · `message` what was said to a shared phone, behind its code (H7) · `calendar` a meeting (`meeting`)
 * - `whois` names, phones and words for a call (`person`: of one; absent: of all) · `words` content that is not for the chat
 *   (`event`: of one event; absent: the newest) · `form` any command (`command`, and `person` where it is about one)
 */
export const onePages = {
  letter: { for: 'person', purpose: 'letter' },
  consent: { for: 'person', purpose: 'letter' },
  info: { for: 'person', purpose: 'letter' },
  deal: { for: 'person', purpose: 'paper' },
  item: { for: 'person', purpose: 'paper' },
  topics: { for: 'person', purpose: 'paper' },
  data: { for: 'person', purpose: 'paper' },
  message: { for: 'person', purpose: 'paper' },
  calendar: { for: 'person', purpose: 'calendar' },
  whois: { for: 'staff', purpose: 'staffPage' },
  words: { for: 'staff', purpose: 'staffPage' },
  form: { for: 'staff', purpose: 'staffForm' },
} as const satisfies Record<string, { for: 'person' | 'staff'; purpose: LinkPurpose }>;
export type PageName = keyof typeof onePages;

/** True for the name of a page. */
export function isPageName(text: string): text is PageName {
  return Object.hasOwn(onePages, text);
}
