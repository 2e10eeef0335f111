import { allows, may } from './may.js';
import { askerOf, type Grant, type Staff } from './staff.js';

/**
 * True when the account may give or end this right in the panel: inside its own scope, never above its own (J1, J3.2 U). A
 * coordinator's right needs a second pair of eyes (J4.8); it is given at the server.
 */
export function mayGrant(giver: Staff, grant: Grant, now: Date): boolean {
  if (grant.role === 'coordinator') return false;
  return allows(
    may({
      asker: askerOf(giver),
      door: 'panel',
      resource: 'us',
      case: null,
      thing: { grant },
      now,
    }),
    'change',
  );
}

/** True when the account may change or close this other one: each of its rights is one that could be given. */
export function mayManage(manager: Staff, other: Staff, now: Date): boolean {
  const rights = other.grants.length > 0 ? other.grants : [everything];
  return manager.id !== other.id && rights.every((grant) => mayGrant(manager, grant, now));
}

/** True when the account manages any accounts at all. */
export function managesStaff(staff: Staff, now: Date): boolean {
  return staff.grants.some(
    (own) => own.role === 'coordinator' && mayGrant(staff, { ...own, role: 'observer' }, now),
  );
}

/** An account without any right belongs to no service yet: only who may see everything takes it up. */
const everything: Grant = { role: 'observer', scope: 'installation' };
