import { z } from 'zod';
import { PersonId, StaffId } from './ids.js';

/** The roles staff act in (`domain/02-roles.md`, R16). */
export const staffRoles = [
  'commissionSecretary',
  'serviceHead',
  'facilitator',
  'coordinator',
  'resourceCentre',
  'familyCurator',
  'ufsinSpecialist',
] as const;
export const StaffRole = z.enum(staffRoles);
export type StaffRole = z.output<typeof StaffRole>;

/** The part a person has in a case (G1.1). */
export const caseRoles = [
  'side1',
  'side2',
  'woman',
  'familyMember',
  'guardian',
  'supporter',
  'controller',
  'notifier',
  'addictionSpecialist',
  'otherSpecialist',
] as const;
export const CaseRole = z.enum(caseRoles);
export type CaseRole = z.output<typeof CaseRole>;

/** The two groups of people that never see each other's answers. */
export const Side = z.enum(['side1', 'side2']);
export type Side = z.output<typeof Side>;

/** Who did it (G1.2). */
export const Actor = z.discriminatedUnion('type', [
  z.object({ type: z.literal('staff'), id: StaffId, role: StaffRole }),
  z.object({ type: z.literal('person'), id: PersonId }),
  z.object({ type: z.literal('token'), id: z.string(), role: StaffRole }),
  z.object({ type: z.literal('clock') }),
]);
export type Actor = z.output<typeof Actor>;

/** Through which door it came (G1.2); `paper`: staff records what was said, signed or sent. */
export const Door = z.enum(['panel', 'messenger', 'paper', 'api', 'clock']);
export type Door = z.output<typeof Door>;
