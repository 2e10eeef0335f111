import { type Case } from '../../cases/case.js';
import { type PersonId } from '../../cases/ids.js';
import { findParticipant, sideOf } from '../../cases/participants.js';

/** «сторона 2, представитель»: a participant without a name. */
export function sideWords(kase: Case, id: PersonId): string {
  const side = sideOf(kase, id);
  const role = findParticipant(kase, id)?.role;
  const name = side === 'side1' ? 'сторона 1' : side === 'side2' ? 'сторона 2' : 'другой участник';
  return role === 'guardian' ? `${name}, представитель` : name;
}
