import { type Response } from 'express';
import { type StaffRole } from '../../cases/actor.js';
import { type Case } from '../../cases/case.js';
import { type PersonId } from '../../cases/ids.js';
import { type Staff } from '../../people/staff.js';
import { type Panel } from '../panel.js';
import { refusalWords } from '../presenters/command-words.js';
import { sideWords } from '../presenters/side-words.js';

/** Makes an invitation and shows its links, which stand nowhere else. */
export async function invite(
  { service, texts, mode }: Panel,
  res: Response,
  kase: Case,
  person: PersonId,
  role: StaffRole,
  staff: Staff,
): Promise<void> {
  const result = await service.invite(kase.id, person, {
    actor: { type: 'staff', id: staff.id, role },
    door: 'panel',
  });
  res.render('cases/invitation', {
    page: 'cases',
    staff,
    mode,
    number: kase.number,
    who: sideWords(kase, person),
    links: 'links' in result ? result.links : [],
    error:
      'refused' in result ? refusalWords(texts, kase, 'issueInvitation', result.refused) : null,
  });
}
