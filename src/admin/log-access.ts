import { type Case } from '../cases/case.js';
import { rolesReaching, type Staff } from '../people/staff.js';
import { type Panel } from './panel.js';

/** Writes that a case was opened, and by which right; nothing of it is shown before this line stands (R20). */
export async function logOpening({ store }: Panel, staff: Staff, kase: Case): Promise<void> {
  const at = new Date();
  await store.accessLog.write({
    at,
    account: staff.id,
    role: rolesReaching(staff, kase, at)[0] ?? null,
    door: 'panel',
    action: 'open',
    caseId: kase.id,
    allowed: true,
  });
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
