import { type Case } from './case.js';
import { type CaseEvent } from './events/event.js';
import { type CaseId } from './ids.js';
import { type Projection } from './projection.js';
import { type Telling } from './telling.js';

/** Something that has to be said, as it is saved with the case until the outbox has taken it. */
export interface Intent extends Telling {
  /** Unique: what caused it, and for whom; twice adds nothing. */
  readonly key: string;
  readonly createdAt: Date;
}

/** A case with what is saved beside its events. */
export interface StoredCase {
  readonly kase: Case;
  /** Up to here it was looked at for what follows from the clock. */
  readonly wokenUntil: Date;
  /** Not yet taken over by the outbox. */
  readonly intents: readonly Intent[];
}

/** What one change adds; saved in one write guarded by the case's version. */
export interface CaseChange {
  readonly events: readonly CaseEvent[];
  readonly intents: readonly Intent[];
  readonly projection: Projection;
  readonly wokenUntil: Date;
}

/** Where cases are kept; fulfilled by `models`. */
export interface CaseStore {
  /** The next number of a procedure's letter and year: `К-26-031`. */
  nextNumber(letter: string, year: number): Promise<string>;
  /** False: a case of this id is there already. */
  insert(kase: Case, change: CaseChange): Promise<boolean>;
  find(id: CaseId): Promise<StoredCase | null>;
  findByNumber(number: string): Promise<StoredCase | null>;
  /** Saves when the stored version is still `version`; false: somebody was faster. */
  save(id: CaseId, version: number, change: CaseChange): Promise<boolean>;
  /** The outbox has these intents now. */
  dropIntents(id: CaseId, keys: readonly string[]): Promise<void>;
  /** Cases that have intents the outbox has not taken. */
  withIntents(limit: number): Promise<readonly CaseId[]>;
  /** Cases whose `nextWakeAt` has come, the earliest first. */
  toWake(now: Date, limit: number): Promise<readonly CaseId[]>;
  /** The first moment at which any case has to be looked at. */
  nextWakeAt(): Promise<Date | null>;
}
