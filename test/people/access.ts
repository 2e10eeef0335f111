import { CommissionId, PersonId, ServiceId, StaffId } from '../../src/cases/ids.js';
import { type AccessCase, type AccessGrant, type Asker } from '../../src/people/access-case.js';
import {
  type AccessRole,
  type GrantRole,
  grantRoles,
  oneOf,
  paperRoles,
  scopesOf,
} from '../../src/people/access-roles.js';

export const worker = StaffId.parse('worker');
export const stranger = StaffId.parse('stranger');
export const service = ServiceId.parse('service');
export const commission = CommissionId.parse('commission');
export const me = PersonId.parse('me');
export const son = PersonId.parse('son');
export const other = PersonId.parse('other');
export const now = new Date('2026-03-02T09:00:00Z');

/** A case that every scope reaches, with `me` in the given part and a child of twelve. */
export function aCase(change: Partial<AccessCase> = {}): AccessCase {
  return {
    procedure: 'kamchatka',
    territory: 'town',
    commissionId: commission,
    serviceId: service,
    assignments: [],
    participants: [],
    enteredBy: ['institution'],
    closed: false,
    hearingPackage: true,
    inAbsentia: false,
    signatories: [],
    copyTo: [],
    ...change,
  };
}

/** The case with an open assignment of the worker in this role, else of a facilitator who is somebody else. */
export function aCaseFor(role: AccessRole, change: Partial<AccessCase> = {}): AccessCase {
  const assigned = oneOf(grantRoles, role) && scopesOf[role].some((s) => s === 'assigned');
  const lead = { staff: stranger, role: 'facilitator' as const, from: now, until: null };
  const own = { staff: worker, role: assigned ? role : 'facilitator', from: now, until: null };
  const part = {
    person: me,
    role: role as never,
    standsFor: role === 'guardian' ? [son] : [],
    age: 40,
  };
  const child = { person: son, role: 'side1' as const, standsFor: [], age: 12 };
  return aCase({
    assignments: assigned ? [{ ...own, role }, lead] : [lead],
    participants: [part, child],
    ...change,
  });
}

/** A grant of the role in its first scope, reaching `aCase`. */
export function aGrant(role: GrantRole, change: Partial<AccessGrant> = {}): AccessGrant {
  const scope = scopesOf[role][0];
  const ids = {
    service: [service],
    commission: [commission],
    entry: ['institution'],
    installation: undefined,
    assigned: [service],
    region: ['town'],
    procedure: [],
  }[scope];
  return {
    role,
    scope,
    ids,
    procedures: ['kamchatka', 'krasnoyarsk-borodino', 'vmeste'],
    ...change,
  };
}

/** Somebody in the role. */
export function asking(role: AccessRole, change: Partial<AccessGrant> = {}): Asker {
  if (oneOf(grantRoles, role)) return { type: 'staff', id: worker, grants: [aGrant(role, change)] };
  if (oneOf(paperRoles, role)) return { type: 'paper', role };
  return role === 'operator' ? { type: 'server' } : { type: 'persons', persons: [me] };
}
