import { type CaseId, type PersonId, type TextId } from '../cases/ids.js';

/** Free texts by id, sealed and immutable: stored first, the event that names them second. Fulfilled by `models`. */
export interface TextStore {
  /** `person`: whose words they are; erasing the person erases them. */
  put(
    text: string,
    of: { readonly caseId: CaseId; readonly person: PersonId | null },
  ): Promise<TextId>;
  /** Null: unknown, or erased. */
  find(id: TextId): Promise<string | null>;
  findMany(ids: readonly TextId[]): Promise<ReadonlyMap<TextId, string>>;
  /** The texts of a case: what its export and its erasure have to look at. */
  ofCase(caseId: CaseId): Promise<readonly TextId[]>;
  /** Removes texts, for ever; working notes 90 days after the end, for example. */
  remove(ids: readonly TextId[]): Promise<void>;
  /** Removes what an erased person left; it could not be read any more. */
  removeOf(person: PersonId): Promise<void>;
  /**
   * Removes texts stored before the instant (technical clock) that no event of their case names; returns how many.
   * `named`: the texts that the events of the case name.
   */
  sweep(before: Date, named: (caseId: CaseId) => Promise<ReadonlySet<string>>): Promise<number>;
}
