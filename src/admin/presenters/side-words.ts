import { type Case } from '../../cases/case.js';
import { type PersonId } from '../../cases/ids.js';
import { findParticipant, sideOf } from '../../cases/participants.js';

/** Where a part in the case says more than its side: «Вместе» and Yugra. */
const partWords: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>> = {
  vmeste: { woman: 'женщина', familyMember: 'родственник' },
  yugra: { side1: 'участник', familyMember: 'член семьи' },
};

/** «сторона 2, представитель»: a participant without a name. */
export function sideWords(kase: Case, id: PersonId): string {
  const side = sideOf(kase, id);
  const role = findParticipant(kase, id)?.role;
  const own = role === undefined ? undefined : partWords[kase.procedure.id]?.[role];
  if (own !== undefined) return own;
  const name = side === 'side1' ? 'сторона 1' : side === 'side2' ? 'сторона 2' : 'другой участник';
  return role === 'guardian' ? `${name}, представитель` : name;
}
