import { type CaseId, type PersonId, type StaffId } from '../cases/ids.js';

/** What was typed so far: the values of each field, in the order of the page. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** Whose form it is and which: a fresh link to the same form finds the same draft. */
export interface DraftOf {
  readonly staff: StaffId;
  readonly caseId: CaseId | null;
  readonly command: string;
  readonly person: PersonId | null;
}

/** How long what was typed is kept, in milliseconds: no longer than an erasure may take (R52). */
export const draftLife = 72 * 3_600_000;

/** Where half-filled forms lie, sealed; fulfilled by `models`. `now`: technical clock. */
export interface FormDraftStore {
  keep(of: DraftOf, values: FormValues, now: Date): Promise<void>;
  find(of: DraftOf, now: Date): Promise<FormValues | null>;
  drop(of: DraftOf): Promise<void>;
}
