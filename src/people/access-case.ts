import { type CaseRole } from '../cases/actor.js';
import { type CommissionId, type PersonId, type ServiceId, type StaffId } from '../cases/ids.js';
import { type GrantRole, type PaperRole, type Scope } from './access-roles.js';

/** A right in a role, within a scope (J1). Empty or absent lists: see the scope. */
export interface AccessGrant {
  readonly role: GrantRole;
  readonly scope: Scope;
  /** Services, commissions, territories or institutions, as the scope needs. */
  readonly ids?: readonly string[];
  /** Only cases of these procedures; absent: of all. */
  readonly procedures?: readonly string[];
  /** May read the access log. */
  readonly audit?: boolean;
  readonly from?: Date;
  /** Over from this instant on. */
  readonly until?: Date;
}

/** Who asks: a member of staff or a token with grants, a messenger account, a recipient of one link, the server. */
export type Asker =
  | { readonly type: 'staff'; readonly id: StaffId; readonly grants: readonly AccessGrant[] }
  | { readonly type: 'token'; readonly id: string; readonly grants: readonly AccessGrant[] }
  | { readonly type: 'persons'; readonly persons: readonly PersonId[] }
  | { readonly type: 'paper'; readonly role: PaperRole }
  | { readonly type: 'server' };

/** A person's part in a case, as far as rights follow from it. */
export interface AccessParticipant {
  readonly person: PersonId;
  readonly role: CaseRole;
  /** Minors that this guardian stands for: recorded, not on the other side, not barred (J4.3). */
  readonly standsFor: readonly PersonId[];
  /** Full years today; null: not known. */
  readonly age: number | null;
}

/** What rights need to know of a case; the case code fulfils it, pages never make one up. */
export interface AccessCase {
  readonly procedure: string;
  readonly territory: string;
  /** That drafted or referred it. */
  readonly commissionId: CommissionId | null;
  /** The service that has the case: from the sending of the referral (altai: the opening) to its return. */
  readonly serviceId: ServiceId | null;
  /** Open and ended ones (R17). */
  readonly assignments: readonly {
    readonly staff: StaffId;
    readonly role: GrantRole;
    readonly from: Date;
    readonly until: Date | null;
  }[];
  readonly participants: readonly AccessParticipant[];
  /** Accounts and institutions that entered something in it. */
  readonly enteredBy: readonly string[];
  readonly closed: boolean;
  /** The papers for the hearing have left the service. */
  readonly hearingPackage: boolean;
  /** Borodino: the commission met without the sides, so consents are the service's task (R49). */
  readonly inAbsentia: boolean;
  /** Who signed the agreement. */
  readonly signatories: readonly PersonId[];
  /** To whom a copy of the agreement went (J4.6). */
  readonly copyTo: readonly CopyRecipient[];
}

/** Who may get a copy of the agreement (J4.6). */
export type CopyRecipient = 'commission' | 'school' | 'resourceCentre';

/** Which part of a resource is asked for; those who may see the whole may see each part. */
export type AccessPart = 'whole' | 'state' | 'day' | 'numbers' | 'items' | 'housing';

/** The one thing of a resource that is asked for; what is not said counts as "no". */
export interface AccessThing {
  /** Absent: the whole. */
  readonly part?: AccessPart;
  /** Whose it is. */
  readonly person?: PersonId;
  /** Whose staff account it is about. */
  readonly account?: StaffId;
  /** The accounts and institutions that entered it. */
  readonly enteredBy?: readonly string[];
  /** Who wrote it: an agenda item, for example. */
  readonly author?: PersonId | StaffId;
  /** Of the agenda: the facilitator's final list. */
  readonly final?: boolean;
  /** A paper that is signed: nobody changes it any more. */
  readonly signed?: boolean;
  /** A paper that is marked ready. */
  readonly ready?: boolean;
  /** A paper that was sent to where the asker works. */
  readonly sent?: boolean;
  /** Given out on paper or by one link, and the recipient confirmed it (R183). */
  readonly recipientConfirmed?: boolean;
  /** The one name that was searched for. */
  readonly searched?: boolean;
  /** The messenger is marked foreign (R191). */
  readonly foreignMessenger?: boolean;
  /** The grant that is to be seen or given. */
  readonly grant?: AccessGrant;
  /** The command is one of those that a closed case still allows (G1.7). */
  readonly evenWhenClosed?: boolean;
}
