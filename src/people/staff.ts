import { z } from 'zod';
import { type StaffRole, staffRoles } from '../cases/actor.js';
import { type Case } from '../cases/case.js';
import { CommissionId, ServiceId, StaffId } from '../cases/ids.js';
import { type Asker } from './access-case.js';
import { type GrantRole, grantRoles, oneOf, scopesOf } from './access-roles.js';
import { isActive, reachesCase, reachOf } from './reach.js';

const grant = {
  role: z.enum(grantRoles),
  /** Only cases of these procedures. */
  procedures: z.array(z.string()).optional(),
  /** May read the access log. */
  audit: z.boolean().optional(),
  from: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
  givenBy: StaffId.optional(),
  /** The second pair of eyes, where the first gave a coordinator's grant (J4.8). */
  secondBy: StaffId.optional(),
};

/** A right in a role, within a scope (J1). */
export const Grant = z
  .discriminatedUnion('scope', [
    z.object({ ...grant, scope: z.literal('installation') }),
    z.object({ ...grant, scope: z.literal('commission'), ids: z.array(CommissionId) }),
    z.object({ ...grant, scope: z.literal('service'), ids: z.array(ServiceId) }),
    z.object({ ...grant, scope: z.literal('assigned'), ids: z.array(ServiceId) }),
    z.object({ ...grant, scope: z.literal('procedure'), ids: z.array(z.string()) }),
    z.object({ ...grant, scope: z.literal('region'), ids: z.array(z.string()) }),
    z.object({ ...grant, scope: z.literal('entry'), ids: z.array(z.string()) }),
  ])
  .refine(({ role, scope }) => scopesOf[role].some((allowed) => allowed === scope), {
    error: 'Эта роль не даётся в таких границах.',
  });
export type Grant = z.output<typeof Grant>;

/** A member of staff: one account, two doors (R16). */
export const Staff = z.object({
  id: StaffId,
  login: z.string().regex(/^[a-z][a-z0-9._-]{1,40}$/u),
  lastName: z.string().min(1),
  /** Empty while nobody has said it. */
  firstName: z.string(),
  patronymic: z.string(),
  position: z.string(),
  phone: z.string(),
  grants: z.array(Grant),
  disabled: z.boolean(),
});
export type Staff = z.output<typeof Staff>;

/** Where staff accounts are kept; fulfilled by `models`. */
export interface StaffStore {
  /** Throws a LoginTakenError when another account has the login. */
  put(staff: Staff): Promise<void>;
  find(id: StaffId): Promise<Staff | null>;
  findByLogin(login: string): Promise<Staff | null>;
  all(): Promise<readonly Staff[]>;
  /** An argon2id hash. */
  setPassword(id: StaffId, hash: string): Promise<void>;
  passwordOf(id: StaffId): Promise<string | null>;
}

/** The login belongs to another account. */
export class LoginTakenError extends Error {}

/** The account as one who asks for rights; a disabled one has none. */
export function askerOf({ id, disabled, grants }: Staff): Asker {
  return { type: 'staff', id, grants: disabled ? [] : grants };
}

/** True when the grant reaches the case (J1); `now`, of the technical clock: and holds at that instant. */
export function reaches(grant: Grant, staff: StaffId, kase: Case, now?: Date): boolean {
  return (now === undefined || isActive(grant, now)) && reachesCase(grant, staff, reachOf(kase));
}

/** The roles in which a member of staff may act in the case, in the order of the grants. */
export function rolesIn(staff: Staff, kase: Case, now?: Date): StaffRole[] {
  if (staff.disabled) return [];
  const held = staff.grants.filter((grant) => reaches(grant, staff.id, kase, now));
  return [...new Set(held.flatMap(({ role }) => (oneOf(staffRoles, role) ? [role] : [])))];
}

/** The roles of the grants that reach the case now, also those that only look; the access log names the first (J4.9). */
export function rolesReaching(staff: Staff, kase: Case, now: Date): readonly GrantRole[] {
  return activeGrants(staff, now)
    .filter((grant) => reaches(grant, staff.id, kase))
    .map(({ role }) => role);
}

/** Those who have a role in the case: its facilitators, the head of its service, the secretaries of its commission. */
export function holdersOf(role: StaffRole, kase: Case, all: readonly Staff[], now?: Date): Staff[] {
  return all.filter((staff) => rolesIn(staff, kase, now).includes(role));
}

/** What a query for lists may return at all; several add up (R17). */
export type ListScope =
  | { readonly type: 'all' }
  | {
      readonly type: 'commission' | 'service' | 'facilitator' | 'curator' | 'entry';
      readonly id: string;
    };

/** The grants that hold now; a disabled account has none. */
export function activeGrants(staff: Staff, now: Date): readonly Grant[] {
  return staff.disabled ? [] : staff.grants.filter((grant) => isActive(grant, now));
}

/** The cases that a member of staff may list; what is shown of each is asked of `may`. */
export function listScopes(staff: Staff, now: Date): ListScope[] {
  return activeGrants(staff, now).flatMap((grant) => scopesBy(grant, staff.id));
}

/** The cases that one grant lets a member of staff list. */
export function scopesBy(grant: Grant, staff: StaffId): ListScope[] {
  switch (grant.scope) {
    case 'installation':
    case 'procedure':
      return [{ type: 'all' }];
    case 'commission':
      return grant.ids.map((id) => ({ type: 'commission', id }));
    case 'service':
      return grant.ids.map((id) => ({ type: 'service', id }));
    case 'assigned':
      if (grant.role === 'facilitator') return [{ type: 'facilitator', id: staff }];
      return grant.role === 'familyCurator' ? [{ type: 'curator', id: staff }] : [];
    case 'entry':
      return [{ type: 'entry', id: staff }];
    case 'region':
      return [];
  }
}
