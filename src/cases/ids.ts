import { randomBytes } from 'node:crypto';
import { z } from 'zod';

const id = <const B extends string>() =>
  z
    .string()
    .regex(/^[\w-]{1,64}$/u)
    .brand<B>();

export const CaseId = id<'CaseId'>();
export type CaseId = z.output<typeof CaseId>;
export const EventId = id<'EventId'>();
export type EventId = z.output<typeof EventId>;
export const PersonId = id<'PersonId'>();
export type PersonId = z.output<typeof PersonId>;
export const StaffId = id<'StaffId'>();
export type StaffId = z.output<typeof StaffId>;
export const AccountId = id<'AccountId'>();
export type AccountId = z.output<typeof AccountId>;
export const TextId = id<'TextId'>();
export type TextId = z.output<typeof TextId>;
export const ServiceId = id<'ServiceId'>();
export type ServiceId = z.output<typeof ServiceId>;
export const CommissionId = id<'CommissionId'>();
export type CommissionId = z.output<typeof CommissionId>;
export const InvitationId = id<'InvitationId'>();
export type InvitationId = z.output<typeof InvitationId>;
export const MeetingId = id<'MeetingId'>();
export type MeetingId = z.output<typeof MeetingId>;
export const AgreementId = id<'AgreementId'>();
export type AgreementId = z.output<typeof AgreementId>;
export const ItemId = id<'ItemId'>();
export type ItemId = z.output<typeof ItemId>;
export const QuestionId = id<'QuestionId'>();
export type QuestionId = z.output<typeof QuestionId>;

/** A new id: 128 random bits as 22 characters of `A-Za-z0-9_-`. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}
