import { type Case } from '../../cases/case.js';
import { ageOn, type Context } from '../../cases/context.js';
import { type PersonId } from '../../cases/ids.js';
import { findParticipant, participants, participation, sideOf } from '../../cases/participants.js';
import { pdConsent, requiredSigner } from '../../cases/pd-consent.js';
import { type Person, shortName } from '../../people/person.js';
import { counted } from './russian-words.js';
import {
  type ConsentView,
  pdConsentState,
  shortConsent,
  type SideMark,
  sideMark,
} from './side-view.js';

/** A row of «Люди и согласия». */
export type PersonRow = {
  readonly id: PersonId;
  readonly side: SideMark;
  readonly name: string;
  /** «41 год», «представитель», «в боте». */
  readonly notes: readonly string[];
  readonly pd: ConsentView;
  readonly part: ConsentView;
};

const participationWords = {
  agreed: { state: 'given', words: 'есть' },
  refused: { state: 'refused', words: 'отказ' },
  talk: { state: 'awaited', words: 'хочет поговорить' },
  none: { state: 'awaited', words: 'ждём' },
} as const satisfies Record<ReturnType<typeof participation>, ConsentView>;

const roleWords: Readonly<Record<string, string>> = {
  guardian: 'законный представитель',
  supporter: 'близкий человек',
  controller: 'следит за выполнением',
  notifier: 'сообщит о выполнении',
  addictionSpecialist: 'специалист по зависимостям',
  otherSpecialist: 'специалист',
};

/** The people of a case with their consents; a guardian is asked about the child, not about itself. */
export function personRows(
  kase: Case,
  ctx: Context,
  people: ReadonlyMap<PersonId, Person>,
): PersonRow[] {
  return participants(kase).map(({ person: id }) => {
    const person = people.get(id);
    const role = findParticipant(kase, id)?.role ?? '';
    return {
      id,
      side: sideMark(sideOf(kase, id)),
      name: person === undefined ? 'данные удалены' : shortName(person),
      notes: notesOf(id, role, ctx),
      pd: shortConsent(pdConsentState[pdConsent(kase, id, requiredSigner(kase, ctx, id))]),
      part:
        role === 'guardian'
          ? shortConsent('none')
          : participationWords[participation(kase, ctx, id)],
    };
  });
}

function notesOf(id: PersonId, role: string, ctx: Context): string[] {
  const age = ageOn(ctx, id, ctx.today);
  const years = age === null ? '' : counted(age, ['год', 'года', 'лет']);
  const linked = ctx.people.get(id)?.linked === true ? 'в боте' : 'не в боте';
  return [role === 'guardian' ? '' : years, roleWords[role] ?? '', linked].filter(
    (note) => note !== '',
  );
}
