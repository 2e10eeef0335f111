import { type InvitationId, type CaseId, type PersonId, type StaffId } from '../cases/ids.js';

/** A private dialogue with the bot in one messenger; whose it is, is known by links alone. */
export interface Account {
  /** The keyed hash of messenger and messenger id (R18): nobody sees the id itself. */
  readonly id: string;
  readonly channel: string;
  readonly persons: readonly PersonId[];
  readonly staff: StaffId | null;
  /** Others read this phone too: only `lock.*` texts in the chat (H7). */
  readonly shared: boolean;
}

/** Where messenger accounts are kept; fulfilled by `models`. */
export interface AccountStore {
  idOf(channel: string, messengerId: string): string;
  find(id: string): Promise<Account | null>;
  /** The messenger's own id, to write to it. */
  addressOf(id: string): Promise<string | null>;
  linkPerson(channel: string, messengerId: string, person: PersonId): Promise<Account>;
  linkStaff(channel: string, messengerId: string, staff: StaffId): Promise<Account>;
  /** Takes the person from every account; an account left with nobody is forgotten with its messenger id (R54). */
  unlinkPerson(person: PersonId): Promise<void>;
  /** As `unlinkPerson`, for a member of staff who leaves. */
  unlinkStaff(staff: StaffId): Promise<void>;
  /** A phone that is not shared any more loses its code. */
  /** This messenger is no door of its member of staff any more. */
  leaveStaff(id: string): Promise<void>;
  setShared(id: string, shared: boolean): Promise<void>;
  /** Keeps the first code of a shared phone (H7) as a keyed hash; false: it has one already. */
  chooseCode(id: string, code: string): Promise<boolean>;
  /** The code was forgotten: the next opening chooses another. */
  forgetCode(id: string): Promise<void>;
  /** Whether the code is right; `none`: no code was chosen yet. */
  checkCode(id: string, code: string): Promise<'right' | 'wrong' | 'none'>;
  /** This account is written to first; false: it is not theirs. */
  prefer(id: string, whose: PersonId | StaffId): Promise<boolean>;
  /** The preferred one first, then by the order of linking. */
  ofPerson(person: PersonId): Promise<readonly Account[]>;
  /** The preferred one first, then by the order of linking. */
  ofStaff(staff: StaffId): Promise<readonly Account[]>;
  /** Which of these persons have an account. */
  linked(persons: readonly PersonId[]): Promise<ReadonlySet<PersonId>>;
}

/** A personal invitation into the bot (R12). */
export interface Invitation {
  readonly id: InvitationId;
  readonly person: PersonId;
  readonly caseId: CaseId;
  readonly ends: Date;
}

/** What became of an invitation; one whose days are over stays `open` and is not found any more. */
export type InvitationEnd = 'used' | 'revoked' | 'declined';
export type InvitationState = 'open' | InvitationEnd | 'ended';

/** Where invitations are kept, their codes hashed; fulfilled by `models`. */
export interface InvitationStore {
  add(invitation: Invitation & { readonly issuer?: StaffId | null }, code: string): Promise<void>;
  /** Unknown, used, ended and revoked alike: null (J4.12). `now`: technical clock. */
  findOpen(code: string, now: Date): Promise<Invitation | null>;
  /** Whose invitation was used up with this code; null: nobody's. */
  usedBy(code: string): Promise<PersonId | null>;
  /** The same by its id, for a question that was already asked about it. */
  findOpenById(id: InvitationId, now: Date): Promise<Invitation | null>;
  /** Used up (unless said otherwise), revoked or declined; false when it was before. */
  end(id: InvitationId, how?: InvitationEnd): Promise<boolean>;
  /** Ends every open invitation of the person. */
  revokeOf(person: PersonId): Promise<void>;
  /** All that were issued in the case, with their states at the instant. */
  ofCase(
    caseId: CaseId,
    now: Date,
  ): Promise<
    readonly (Invitation & { readonly issuer: StaffId | null; readonly state: InvitationState })[]
  >;
}

/** How long an invitation holds, in days (R12). */
export const invitationDays = 14;
