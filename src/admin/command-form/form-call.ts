import { type Case } from '../../cases/case.js';
import { type PersonId } from '../../cases/ids.js';
import { type DraftOf } from '../../people/form-draft.js';
import { type Sight } from '../../people/sight.js';
import { type Staff } from '../../people/staff.js';
import { type Panel } from '../panel.js';

/** What forms are made of, besides what the panel has. */
export interface FormParts extends Panel {
  readonly localesDir: string;
}

/** Who fills in the form of a command, whichever door it is shown behind: a page of the panel or a one-time link. */
export interface FormCall {
  readonly parts: FormParts;
  readonly staff: Staff;
  /** Null: a case is to be opened. */
  readonly kase: Case | null;
  /** What of the case the fields may show; null: there is no case yet. */
  readonly sight: Sight | null;
  readonly command: string;
  /** Whom the form was opened for; null: it asks, or it is of the whole case. */
  readonly person: PersonId | null;
  /** Values of the input that the door knows already. */
  readonly known: Readonly<Record<string, string>>;
  /** The same form sent twice has the same cause and changes nothing (G1.4). */
  readonly cause: string;
  /** Technical clock. */
  readonly now: Date;
}

/** Whose half-filled form this is: what was begun behind one door waits behind the other. */
export const draftOf = ({ staff, kase, command, person }: FormCall): DraftOf => ({
  staff: staff.id,
  caseId: kase?.id ?? null,
  command,
  person,
});
