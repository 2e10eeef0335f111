import { type Side } from '../../../cases/actor.js';
import { all, last } from '../../../cases/case.js';
import { type PersonId } from '../../../cases/ids.js';
import { findParticipant, participants, sideOf } from '../../../cases/participants.js';
import { type CaseDesk, say } from './desk.js';

const numbers = { side1: 1, side2: 2 } as const satisfies Record<Side, number>;

/** A participant without a name: «сторона 1», «сторона 2, представитель», «специалист» (I, {{who}}). */
export function whoOf(desk: CaseDesk, person: PersonId): string {
  switch (findParticipant(desk.kase, person)?.role) {
    case 'side1':
    case 'side2':
      return sideMember(desk, person);
    case 'guardian':
      return say(desk, 'who.guardian', { n: numberOfSide(desk, person) });
    case 'supporter':
      return say(desk, 'who.supporter', { n: numberOfSide(desk, askerOf(desk, person)) });
    case 'familyMember':
      return say(desk, 'who.familyMember', { n: numberIn(desk, person, 'familyMember') });
    case 'woman':
      return say(desk, 'who.woman');
    case 'controller':
      return say(desk, 'who.controller');
    case 'notifier':
      return say(desk, 'who.notifier');
    case 'addictionSpecialist':
    case 'otherSpecialist':
    case undefined:
      return say(desk, 'who.specialist');
  }
}

/** Several participants in one line. */
export function whoAll(desk: CaseDesk, persons: readonly PersonId[]): string {
  return inOneLine(persons.map((person) => whoOf(desk, person)));
}

/** Each word once; a word with a comma of its own is parted from the others by semicolons. */
export function inOneLine(words: readonly string[]): string {
  const separator = words.some((word) => word.includes(',')) ? '; ' : ', ';
  return [...new Set(words)].join(separator);
}

/** Whom the case waits for: «сторону 2», «члена семьи 1» (I3.1). */
export function whomOf(desk: CaseDesk, person: PersonId): string {
  const role = findParticipant(desk.kase, person)?.role;
  if (role === 'familyMember')
    return say(desk, 'whom.familyMember', { n: numberIn(desk, person, 'familyMember') });
  if (role === 'woman') return say(desk, 'whom.woman');
  return say(desk, 'whom.side', { n: numberOfSide(desk, person) });
}

function sideMember(desk: CaseDesk, person: PersonId): string {
  const n = numberOfSide(desk, person);
  const role = sideOf(desk.kase, person) ?? 'side1';
  const several = participants(desk.kase).filter((p) => p.role === role).length > 1;
  return several
    ? say(desk, 'who.sideMember', { n, m: numberIn(desk, person, role) })
    : say(desk, 'who.side', { n });
}

function numberIn({ kase }: CaseDesk, person: PersonId, role: string): number {
  const same = participants(kase).filter((p) => p.role === role);
  return same.findIndex((p) => p.person === person) + 1;
}

function numberOfSide({ kase }: CaseDesk, person: PersonId): number {
  return numbers[sideOf(kase, person) ?? 'side1'];
}

/** Who wished the supporter to come; a supporter nobody asked for is counted with the first side. */
function askerOf({ kase }: CaseDesk, supporter: PersonId): PersonId {
  const asked = last(kase, 'supporterDecided', (e) => e.supporter === supporter);
  return asked?.asker ?? all(kase, 'personAdded')[0]?.person ?? supporter;
}
