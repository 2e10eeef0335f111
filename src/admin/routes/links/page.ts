import { type Case } from '../../../cases/case.js';
import { type CaseId, type PersonId } from '../../../cases/ids.js';
import { type Account } from '../../../people/account.js';
import { type Resource } from '../../../people/access-roles.js';
import { type OneTimeLink } from '../../../people/one-time-link.js';
import { type Staff } from '../../../people/staff.js';
import { type Panel } from '../../panel.js';
import { type Section } from '../../presenters/section.js';

/** What one-time pages are made of, besides what the panel has. */
export interface LinkParts extends Panel {
  readonly localesDir: string;
  readonly secureCookies: boolean;
  /** Technical clock. */
  readonly technicalNow: () => Date;
}

/** A page that is only read. */
export interface PageModel {
  readonly title: string;
  readonly lead?: string;
  /** What was just done. */
  readonly done?: string;
  readonly sections: readonly Section[];
  /** A sentence below everything. */
  readonly note?: string;
}

/** What a link shows; `denied`: who opens it has no right to it (any more), which looks like an unknown link. */
export type Shown =
  | { readonly type: 'page'; readonly model: PageModel; readonly resource: Resource }
  | {
      readonly type: 'file';
      readonly name: string;
      readonly mime: string;
      readonly body: string;
      readonly resource: Resource;
    }
  | { readonly type: 'denied' };

export const denied: Shown = { type: 'denied' };

/** A person who opened a link, in the case it is of. */
export interface PartyCall {
  readonly type: 'person';
  readonly parts: LinkParts;
  readonly link: OneTimeLink;
  readonly kase: Case;
  readonly person: PersonId;
  /** The messenger account that pressed, while it still speaks for the person. */
  readonly account: Account | null;
  readonly token: string;
  /** Technical clock. */
  readonly now: Date;
}

/** A member of staff who opened a link; the account was read anew. */
export interface StaffCall {
  readonly type: 'staff';
  readonly parts: LinkParts;
  readonly link: OneTimeLink;
  readonly staff: Staff;
  readonly caseId: CaseId | null;
  readonly kase: Case | null;
  readonly token: string;
  /** Stands for the link where something is done once: a hash of its token. */
  readonly mark: string;
  /** Technical clock. */
  readonly now: Date;
}
