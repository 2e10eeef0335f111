import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

const id = z.string().regex(/^[\w-]{1,64}$/u);

export const CaseId = id.brand<'CaseId'>();
export type CaseId = z.output<typeof CaseId>;
export const EventId = id.brand<'EventId'>();
export type EventId = z.output<typeof EventId>;
export const PersonId = id.brand<'PersonId'>();
export type PersonId = z.output<typeof PersonId>;
export const StaffId = id.brand<'StaffId'>();
export type StaffId = z.output<typeof StaffId>;
export const AccountId = id.brand<'AccountId'>();
export type AccountId = z.output<typeof AccountId>;
export const TextId = id.brand<'TextId'>();
export type TextId = z.output<typeof TextId>;
export const ServiceId = id.brand<'ServiceId'>();
export type ServiceId = z.output<typeof ServiceId>;
export const CommissionId = id.brand<'CommissionId'>();
export type CommissionId = z.output<typeof CommissionId>;
export const InvitationId = id.brand<'InvitationId'>();
export type InvitationId = z.output<typeof InvitationId>;
export const MeetingId = id.brand<'MeetingId'>();
export type MeetingId = z.output<typeof MeetingId>;
export const AgreementId = id.brand<'AgreementId'>();
export type AgreementId = z.output<typeof AgreementId>;
export const ItemId = id.brand<'ItemId'>();
export type ItemId = z.output<typeof ItemId>;
export const QuestionId = id.brand<'QuestionId'>();
export type QuestionId = z.output<typeof QuestionId>;

/** A new id: 128 random bits as 22 characters of `A-Za-z0-9_-`. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** The id of the case that this cause opens: the same cause, the same case. */
export function caseIdOf(cause: string): CaseId {
  return CaseId.parse(
    createHash('sha256').update(`case:${cause}`).digest('base64url').slice(0, 22),
  );
}
