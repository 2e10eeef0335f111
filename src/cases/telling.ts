import { type StaffRole } from './actor.js';
import { type PersonId, type StaffId } from './ids.js';

/** What a message's sentence is made of besides its case: ids, codes and numbers, never names or words. */
export type TellingData = Readonly<Record<string, string | number>>;

/** Somebody has to be told something: written with the event, made a sentence when it is sent. */
export interface Telling {
  readonly to:
    | { readonly type: 'person'; readonly person: PersonId }
    | { readonly type: 'role'; readonly role: StaffRole }
    | { readonly type: 'staff'; readonly staff: StaffId };
  /** The key of the text (appendices H and I). */
  readonly text: string;
  readonly data?: TellingData;
  /** `safety` goes at once, at any hour. */
  readonly urgency?: 'safety' | 'meeting' | 'normal';
}

/** To the person. */
export const toPerson = (person: PersonId, text: string, data: TellingData = {}): Telling => ({
  to: { type: 'person', person },
  text,
  data,
});

/** To whoever has the role in the case. */
export const toRole = (role: StaffRole, text: string, data: TellingData = {}): Telling => ({
  to: { type: 'role', role },
  text,
  data,
});

/** To this member of staff, whatever role they have in the case now. */
export const toStaff = (staff: StaffId, text: string, data: TellingData = {}): Telling => ({
  to: { type: 'staff', staff },
  text,
  data,
});
