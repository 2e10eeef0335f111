import { type CaseId, PersonId, StaffId } from '../cases/ids.js';
import { issueLink, type LinkStore } from '../people/one-time-link.js';
import { onePages, type PageName } from '../people/one-time-page.js';

/** A page as a button opens it: which one, who opens it, what it is about. */
export interface PageWish {
  readonly page: PageName;
  /** The id of a person or of a member of staff, as the page is for. */
  readonly reader: string;
  /** The messenger account that pressed, by its lookup id; null: none did. */
  readonly account: string | null;
  /** Null: of no case (a new case's form). */
  readonly caseId: CaseId | null;
  /** Ids and codes: see `onePages`. */
  readonly about?: Readonly<Record<string, string>>;
  /** How long the link lives, in milliseconds, where it is not the usual (a calendar file: to the meeting). */
  readonly life?: number;
}

/** Makes the links of one-time pages; present only where the service has an address that a phone can open (H3). */
export interface Pages {
  /** A fresh link, good from now on for as long as its purpose says (J4.11). */
  linkFor(wish: PageWish): Promise<string>;
  /** The panel itself: no token, its own sign-in. */
  readonly panel: string;
}

/** One-time pages at `address`, without a slash at its end; `now`: technical clock. */
export function createPages(address: string, links: LinkStore, now: () => Date): Pages {
  return {
    panel: `${address}/cases`,
    linkFor: async ({ page, reader, account, caseId, about = {}, life }) => {
      const { purpose, for: who } = onePages[page];
      const target = {
        purpose,
        ...(who === 'person'
          ? { person: PersonId.parse(reader) }
          : { staff: StaffId.parse(reader) }),
        ...(caseId === null ? {} : { caseId }),
        subject: { ...about, page, ...(account === null ? {} : { account }) },
      };
      const { token } = await issueLink(links, target, now(), life);
      return `${address}/l/${token}`;
    },
  };
}
