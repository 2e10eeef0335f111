import { type Case } from '../../../cases/case.js';
import { type Context } from '../../../cases/context.js';
import { type AccessThing } from '../../../people/access-case.js';
import { type Level } from '../../../people/access-cells.js';
import { accessOfCase } from '../../../people/access-of-case.js';
import { type Resource } from '../../../people/access-roles.js';
import { may } from '../../../people/may.js';
import { askerOf, rolesIn } from '../../../people/staff.js';
import { type StaffCall } from './page.js';

/** A case as this member of staff may read it on a one-time page. */
export interface StaffReading {
  readonly kase: Case;
  readonly ctx: Context;
  readonly levelOf: (resource: Resource, thing?: AccessThing) => Level;
}

/** The rights of the member of staff who opened the link, as they are now; null: none in any case. */
export async function readingOf({
  parts,
  staff,
  kase,
  now,
}: StaffCall): Promise<StaffReading | null> {
  const role = kase === null ? undefined : rolesIn(staff, kase, now)[0];
  if (kase === null || role === undefined) return null;
  const actor = { type: 'staff', id: staff.id, role } as const;
  const ctx = await parts.service.rules.context(kase, { actor, door: 'panel' });
  const access = accessOfCase(kase, ctx);
  const asker = askerOf(staff);
  const levelOf: StaffReading['levelOf'] = (resource, thing = {}) =>
    may({ asker, door: 'page', resource, case: access, thing, now });
  return { kase, ctx, levelOf };
}
