import { PersonId } from '../../../cases/ids.js';
import { sightOf } from '../../../people/sight.js';
import { askerOf } from '../../../people/staff.js';
import { type FormCall } from '../../command-form/form-call.js';
import { type StaffCall } from './page.js';

/** The form that a link is for: what its subject names is not asked again. */
export async function formCallOf(call: StaffCall): Promise<FormCall> {
  const { parts, staff, kase, link, mark, now } = call;
  const { command = '', ...known } = link.subject ?? {};
  const looking = { asker: askerOf(staff), door: 'page', now } as const;
  const ctx = kase === null ? null : await parts.service.rules.context(kase, lookingOnly);
  return {
    parts,
    staff,
    kase,
    sight: kase === null || ctx === null ? null : sightOf(kase, ctx, looking),
    command,
    person: PersonId.safeParse(known['person']).data ?? null,
    known,
    cause: `page:${mark}`,
    now,
  };
}

/** Looking needs no role to act in. */
const lookingOnly = { actor: { type: 'clock' }, door: 'clock' } as const;
