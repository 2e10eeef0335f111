import { type Case } from '../cases/case.js';
import { type PersonId } from '../cases/ids.js';
import { rolesReaching, type Staff } from '../people/staff.js';
import { type Panel } from './panel.js';

/** Writes that a case was opened, and by which right; nothing of it is shown before this line stands (R20). */
export async function logOpening({ store }: Panel, staff: Staff, kase: Case): Promise<void> {
  await store.accessLog.write({ ...lineOf(staff, kase), action: 'open' });
}

/** Writes that what is known of a person was shown without its masks (J4.9). */
export async function logReveal(
  { store }: Panel,
  staff: Staff,
  kase: Case,
  person: PersonId,
): Promise<void> {
  await store.accessLog.write({ ...lineOf(staff, kase), action: 'reveal', person });
}

function lineOf(staff: Staff, kase: Case) {
  const at = new Date();
  const role = rolesReaching(staff, kase, at)[0] ?? null;
  return { at, account: staff.id, role, door: 'panel', caseId: kase.id, allowed: true } as const;
}

/** Writes that a page of a case was refused; a number that nobody has leaves the same line without a case (J4.9, J5.1). */
export async function logRefusal({ store }: Panel, staff: Staff, number: unknown): Promise<void> {
  const stored = typeof number === 'string' ? await store.cases.findByNumber(number) : null;
  await store.accessLog.write({
    at: new Date(),
    account: staff.id,
    door: 'panel',
    action: 'denied',
    caseId: stored?.kase.id ?? null,
    allowed: false,
  });
}
