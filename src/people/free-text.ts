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
}
