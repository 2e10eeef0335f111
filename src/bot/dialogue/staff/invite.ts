import { PersonId } from '../../../cases/ids.js';
import { cardScreen } from './card.js';
import { invited, refused } from './confirm.js';
import { type CaseDesk, pairs, screenOf, show } from './desk.js';
import { findOffer } from './offers.js';
import { type StaffStep } from './staff-talk.js';
import { whoOf } from './who.js';

/** «Пригласить в бот»: whom, where several can be; then the link, told once (I4). */
export function inviteStep(desk: CaseDesk, value = ''): StaffStep {
  const persons = findOffer(desk, 'issueInvitation')?.persons ?? [];
  const [only, ...others] = persons;
  if (only === undefined) return show(cardScreen(desk));
  const chosen = persons.find((person) => person === value) ?? (others.length === 0 ? only : null);
  if (chosen !== null) return inviting(desk, chosen);
  const buttons = persons.slice(0, 8).map((person) => ({
    id: 'issueInvitation',
    value: person,
    label: whoOf(desk, person),
  }));
  return show(screenOf(desk, 'q.who', [...pairs(buttons), [{ id: 'back' }]]));
}

const inviting = (desk: CaseDesk, person: PersonId): StaffStep => ({
  type: 'invite',
  person: PersonId.parse(person),
  after: (talk, link) => invited(talk, desk.texts, person, link),
  refused: (refusal, talk) => refused(talk, desk.texts, { do: 'issueInvitation' }, refusal),
});
