import { newId, StaffId } from '../cases/ids.js';
import { type AccessDoor } from './access-roles.js';
import { type AccessLog } from './access-log.js';
import { type AccountStore } from './account.js';
import { type LinkStore } from './one-time-link.js';
import { hashPassword } from './password.js';
import { type Grant, Staff, type StaffStore } from './staff.js';

/** The collection in which the panel keeps its sessions. */
export const sessionCollection = 'sessions';

/** Signed-in browsers of staff; fulfilled by `models`. */
export interface SessionStore {
  /** Ends every session of the account. */
  endOf(staff: StaffId): Promise<void>;
}

/** Where something of a staff account lies. */
export interface StaffAccountStores {
  readonly staff: StaffStore;
  readonly links: Pick<LinkStore, 'revoke'>;
  readonly accounts: Pick<AccountStore, 'unlinkStaff'>;
  readonly questions: { removeOf(staff: StaffId): Promise<void> };
  readonly sessions: SessionStore;
  readonly accessLog: Pick<AccessLog, 'write'>;
}

/** Who changes an account, through which door, at which instant of the technical clock. */
export interface Changing {
  readonly by: StaffId | null;
  readonly door: AccessDoor;
  readonly now: Date;
}

/** What is said of a new account. */
export type NewStaff = Pick<
  Staff,
  'login' | 'lastName' | 'firstName' | 'patronymic' | 'position' | 'phone' | 'grants'
>;

/** Makes an account with a password; throws a LoginTakenError when the login has one already. */
export async function addStaff(
  stores: StaffAccountStores,
  given: NewStaff,
  password: string,
  changing: Changing,
): Promise<Staff> {
  const hash = await hashPassword(password);
  const id = StaffId.parse(newId());
  const staff = Staff.parse({ ...given, id, disabled: false });
  await stores.staff.put({ ...staff, grants: staff.grants.map((one) => signed(one, changing)) });
  await stores.staff.setPassword(id, hash);
  await logged(stores, id, 'added', changing);
  return staff;
}

/** Gives the account more rights; its open sessions end, so that the next one starts with them (J4.10). */
export async function addGrants(
  stores: StaffAccountStores,
  staff: Staff,
  grants: readonly Grant[],
  changing: Changing,
): Promise<void> {
  const given = grants.map((one) => signed(one, changing));
  await stores.staff.put({ ...staff, grants: [...staff.grants, ...given] });
  await stores.sessions.endOf(staff.id);
  await logged(stores, staff.id, 'granted', changing);
}

/** Takes one of the account's rights away, by its place in the list. */
export async function endGrant(
  stores: StaffAccountStores,
  staff: Staff,
  place: number,
  changing: Changing,
): Promise<void> {
  await stores.staff.put({ ...staff, grants: staff.grants.filter((_, at) => at !== place) });
  await stores.sessions.endOf(staff.id);
  await logged(stores, staff.id, 'grantEnded', changing);
}

/** A new password; whoever is signed in with the old one is signed out. */
export async function changePassword(
  stores: StaffAccountStores,
  staff: Staff,
  password: string,
  changing: Changing,
): Promise<void> {
  await stores.staff.setPassword(staff.id, await hashPassword(password));
  await stores.sessions.endOf(staff.id);
  await stores.links.revoke({ staff: staff.id });
  await logged(stores, staff.id, 'passwordChanged', changing);
}

/**
 * Ends an account (J1): one write shuts every door, as each asks for the account anew; then sessions, links, open questions
 * and the messenger link go. Doing it twice does no harm, and after a crash doing it again finishes it.
 */
export async function disableStaff(
  stores: StaffAccountStores,
  staff: Staff,
  changing: Changing,
): Promise<void> {
  const grants = staff.grants.map((one) => ({ ...one, until: earlier(one.until, changing.now) }));
  await stores.staff.put({ ...staff, grants, disabled: true });
  await stores.sessions.endOf(staff.id);
  await stores.links.revoke({ staff: staff.id });
  await stores.questions.removeOf(staff.id);
  await stores.accounts.unlinkStaff(staff.id);
  await logged(stores, staff.id, 'disabled', changing);
}

const earlier = (a: Date | undefined, b: Date): Date => (a === undefined || a > b ? b : a);

function signed(grant: Grant, { by, now }: Changing): Grant {
  return { ...grant, from: grant.from ?? now, ...(by === null ? {} : { givenBy: by }) };
}

/** Each change of rights is a line of the access log (R20); `person` names whose account it was. */
async function logged(
  { accessLog }: StaffAccountStores,
  staff: StaffId,
  reason: string,
  { by, door, now }: Changing,
): Promise<void> {
  const what = { action: 'grant', resource: 'us', allowed: true, person: staff, reason } as const;
  await accessLog.write({ at: now, account: by ?? 'server', door, ...what });
}
