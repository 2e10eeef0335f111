import { z } from 'zod';
import { StaffRole } from '../cases/actor.js';
import { type Case, facilitators, last } from '../cases/case.js';
import { CommissionId, ServiceId, StaffId } from '../cases/ids.js';

/** A right in a role, within a scope (J1). */
export const Grant = z.discriminatedUnion('scope', [
  z.object({ role: StaffRole, scope: z.literal('installation') }),
  z.object({ role: StaffRole, scope: z.literal('commission'), ids: z.array(CommissionId) }),
  z.object({ role: StaffRole, scope: z.literal('service'), ids: z.array(ServiceId) }),
  z.object({ role: StaffRole, scope: z.literal('assigned'), ids: z.array(ServiceId) }),
]);
export type Grant = z.output<typeof Grant>;

/** A member of staff: one account, two doors (R16). */
export const Staff = z.object({
  id: StaffId,
  login: z.string().regex(/^[a-z][a-z0-9._-]{1,40}$/u),
  lastName: z.string().min(1),
  firstName: z.string().min(1),
  patronymic: z.string(),
  position: z.string(),
  phone: z.string(),
  grants: z.array(Grant),
  disabled: z.boolean(),
});
export type Staff = z.output<typeof Staff>;

/** Where staff accounts are kept; fulfilled by `models`. */
export interface StaffStore {
  put(staff: Staff): Promise<void>;
  find(id: StaffId): Promise<Staff | null>;
  findByLogin(login: string): Promise<Staff | null>;
  all(): Promise<readonly Staff[]>;
  /** An argon2id hash. */
  setPassword(id: StaffId, hash: string): Promise<void>;
  passwordOf(id: StaffId): Promise<string | null>;
}

/** True when the grant reaches the case now (J1). */
export function reaches(grant: Grant, staff: StaffId, kase: Case): boolean {
  switch (grant.scope) {
    case 'installation':
      return true;
    case 'commission': {
      const commission = last(kase, 'caseOpened')?.commission ?? null;
      return commission !== null && grant.ids.includes(commission);
    }
    case 'service': {
      const service = last(kase, 'referralSent')?.service;
      return service !== undefined && grant.ids.includes(service);
    }
    case 'assigned':
      return facilitators(kase).includes(staff);
  }
}

/** The roles in which a member of staff may act in the case now, in the order of the grants. */
export function rolesIn(staff: Staff, kase: Case): StaffRole[] {
  if (staff.disabled) return [];
  return [...new Set(staff.grants.filter((g) => reaches(g, staff.id, kase)).map((g) => g.role))];
}

/** Those who have a role in the case: its facilitators, the head of its service, the secretaries of its commission. */
export function holdersOf(role: StaffRole, kase: Case, all: readonly Staff[]): Staff[] {
  return all.filter((staff) => rolesIn(staff, kase).includes(role));
}
