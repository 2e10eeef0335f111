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
  unlinkPerson(person: PersonId): Promise<void>;
  setShared(id: string, shared: boolean): Promise<void>;
  ofPerson(person: PersonId): Promise<readonly Account[]>;
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

/** Where invitations are kept, their codes hashed; fulfilled by `models`. */
export interface InvitationStore {
  add(invitation: Invitation, code: string): Promise<void>;
  /** Unknown, used, ended and revoked alike: null (J4.12). `now`: technical clock. */
  findOpen(code: string, now: Date): Promise<Invitation | null>;
  /** Used up, revoked or declined; false when it was before. */
  end(id: InvitationId): Promise<boolean>;
}

/** How long an invitation holds, in days (R12). */
export const invitationDays = 14;
