import { type CaseId, type StaffId } from '../cases/ids.js';
import { type Option } from './dialogue/screen.js';

/** Who was asked: the account, and for whom it answers. */
export interface Asked {
  /** The account's lookup id (a keyed hash; the messenger's id is not here). */
  readonly account: string;
  /** A person of a case, or a member of staff. */
  readonly subject: { readonly type: 'person' | 'staff'; readonly id: string };
  readonly caseId: CaseId | null;
  /** The screen, what it remembers, and its options in the order of their numbers. */
  readonly key: string;
  readonly memory: Readonly<Record<string, string>>;
  readonly options: readonly Option[];
  readonly awaits: string | null;
}

/** A question that was shown with buttons: each points to it by its random id. */
export interface Question extends Asked {
  readonly id: string;
  readonly answer: { readonly option: number; readonly cause: string } | null;
  /** Technical clock: old questions are removed by the store. */
  readonly askedAt: Date;
}

export type Answering =
  /** This press is the answer now, or was already by the same cause. */
  | { readonly type: 'answered'; readonly question: Question }
  | { readonly type: 'double'; readonly question: Question }
  | { readonly type: 'unknown' };

/** Where open questions are kept; fulfilled by `models`. */
export interface QuestionStore {
  ask(question: Question): Promise<void>;
  /** One atomic update: the first press of the account wins (a repeat by the same cause counts as the first). */
  answer(id: string, account: string, option: number, cause: string): Promise<Answering>;
  /** The question, without answering it; null: unknown, or of another account. */
  find(id: string, account: string): Promise<Question | null>;
  /** The newest question of the account but for these; earlier ones are stale. */
  newest(account: string, except?: ReadonlySet<string>): Promise<Question | null>;
  /** Removes what a member of staff was asked: the buttons answer as unknown ones. */
  removeOf(staff: StaffId): Promise<void>;
}
