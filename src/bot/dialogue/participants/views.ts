import { isChild, isMinor } from '../../../cases/context.js';
import { answeringGuardians, participants } from '../../../cases/participants.js';
import { type PersonId } from '../../../cases/ids.js';
import { type Talk } from '../screen.js';

/** The minors this person answers for, in the order they were added. */
export function wards({ kase, ctx, person }: Talk): PersonId[] {
  const own = participants(kase).flatMap((p) =>
    p.person === person && p.role === 'guardian' ? p.of : [],
  );
  const answering = (child: PersonId) =>
    answeringGuardians(kase, child).some((g) => g.person === person);
  return [...new Set(own)].filter((child) => isMinor(ctx, child) && answering(child));
}

/** The person has a part of its own: as a member, a supporter, anything but a guardian. */
export function hasOwnPart({ kase, person }: Talk): boolean {
  return participants(kase).some((p) => p.person === person && p.role !== 'guardian');
}

/** Everything the person can speak about: itself, where it has a part of its own, and each minor it stands for. */
export function views(talk: Talk): Talk[] {
  const children = wards(talk).map((about) => ({ ...talk, about }));
  return hasOwnPart(talk) || children.length === 0
    ? [{ ...talk, about: null }, ...children]
    : children;
}

/** The account speaks for several: persons, cases, or children (R13). */
export const isSeveral = (talk: Talk): boolean =>
  talk.personsOnAccount > 1 || talk.casesOnAccount > 1 || views(talk).length > 1;

/** The minor this talk is about; without a choice, the first of a guardian who has no part of its own. */
export function wardOf(talk: Talk): PersonId | null {
  const children = wards(talk);
  if (talk.about !== null && children.includes(talk.about)) return talk.about;
  return hasOwnPart(talk) ? null : (children[0] ?? null);
}

/** For whom an answer about meetings and obligations is given: of a child under 14 the guardian answers (R61). */
export function subjectOf(talk: Talk): PersonId {
  const ward = wardOf(talk);
  return ward !== null && isChild(talk.ctx, ward) ? ward : talk.person;
}
