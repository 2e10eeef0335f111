import { ageOn } from '../../cases/context.js';
import { type PersonId } from '../../cases/ids.js';
import { type Participant, participants, participation, sideOf } from '../../cases/participants.js';
import { pdConsent, requiredSigner } from '../../cases/pd-consent.js';
import { type Person } from '../../people/person.js';
import { type OpenedCase } from '../opened-cases.js';
import { personHref, shortNameIn, unnamed } from './person-words.js';
import { counted } from '../../cases/russian-days.js';
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
  /** Where the masks are taken off; null: there is nothing more to see. */
  readonly href: string | null;
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

/**
 * The people of a case as far as they may be seen; who may see nothing of a person has no row of it. A guardian is asked about
 * the child, not about itself.
 */
export function personRows(opened: OpenedCase, people: ReadonlyMap<PersonId, Person>): PersonRow[] {
  const { kase, sight } = opened;
  return participants(kase)
    .filter(({ person, role }) => role !== 'guardian' || sight.seesOf('gu', person))
    .filter(({ person }) => mentions(opened, person))
    .map((participant) => personRow(opened, participant, people));
}

const mentions = ({ sight }: OpenedCase, person: PersonId): boolean =>
  sight.seesOf('si', person) || sight.hintsOf('na', person);

function personRow(
  opened: OpenedCase,
  { person: id, role }: Participant,
  people: ReadonlyMap<PersonId, Person>,
): PersonRow {
  const { kase, sight } = opened;
  return {
    id,
    side: sight.seesOf('si', id) ? sideMark(sideOf(kase, id)) : null,
    name: sight.hintsOf('na', id) ? shortNameIn(people, id) : unnamed,
    href: people.has(id) && sight.hintsOf('na', id) ? personHref(kase.number, id) : null,
    notes: notesOf(opened, id, role),
    pd: pdConsentView(opened, id),
    part: role === 'guardian' ? shortConsent('none') : participationView(opened, id),
  };
}

/** The consent to data, as far as it may be seen: the whole, or its state without the way it was given (J3.2, K). */
export function pdConsentView({ kase, ctx, sight }: OpenedCase, id: PersonId): ConsentView {
  if (!sight.seesOf('cs', id, { part: 'state' })) return shortConsent('none');
  const state = pdConsentState[pdConsent(kase, id, requiredSigner(kase, ctx, id))];
  return shortConsent(state === 'paper' && !sight.seesOf('cs', id) ? 'given' : state);
}

function participationView({ kase, ctx, sight }: OpenedCase, id: PersonId): ConsentView {
  if (!sight.seesOf('cs', id, { part: 'state' })) return shortConsent('none');
  return participationWords[participation(kase, ctx, id)];
}

function notesOf({ ctx, sight }: OpenedCase, id: PersonId, role: string): string[] {
  const age = sight.hintsOf('bd', id) ? ageOn(ctx, id, ctx.today) : null;
  const years = age === null ? '' : counted(age, ['год', 'года', 'лет']);
  const part = sight.seesOf('si', id) ? (roleWords[role] ?? '') : '';
  const linked = ctx.people.get(id)?.linked === true ? 'в боте' : 'не в боте';
  const state = sight.seesOf('ms', id, { part: 'state' }) ? linked : '';
  return [role === 'guardian' ? '' : years, part, state].filter((note) => note !== '');
}
