import { findParticipant } from '../../cases/participants.js';
import { type Level, lower } from '../../people/access-cells.js';
import { maskPerson, type MaskedPerson } from '../../people/mask.js';
import { type Person } from '../../people/person.js';
import { type OpenedCase } from '../opened-cases.js';
import { caseHref } from './case-list.js';
import { dayAndYear } from './day-words.js';
import { personHref, unnamed } from './person-words.js';
import { counted } from '../../cases/russian-days.js';
import { sideWords } from './side-words.js';
import { type Calling, callSheet, type CallSheet } from './words-for-calls.js';

/** What is known of a person, behind its masks until it is asked for (J4.13): `views/cases/person.ejs`. */
export interface PersonPage {
  readonly number: string;
  readonly caseHref: string;
  readonly href: string;
  readonly name: string;
  readonly who: string;
  readonly rows: readonly { readonly label: string; readonly words: string }[];
  /** There is more to see than the masks show. */
  readonly more: boolean;
  readonly error: string | null;
  /** Shown to who may see the number, with it. */
  readonly call: CallSheet | null;
}

const fields = ['na', 'bd', 'co', 'ad', 'sc'] as const;
type Levels = Readonly<Record<(typeof fields)[number], Level>>;

/** How the page is shown; `revealed` with what a call is made from. */
export type PersonShown =
  | { readonly revealed: false; readonly error?: string | null }
  | { readonly revealed: true; readonly calling: Calling };

/** The page; `revealed`: without the masks, as far as the role may see. Null: there is nothing of the person to see. */
export function personPage(
  opened: OpenedCase,
  person: Person,
  how: PersonShown,
): PersonPage | null {
  const { kase, ctx, sight } = opened;
  const role = findParticipant(kase, person.id)?.role;
  if (role === undefined || (role === 'guardian' && !sight.seesOf('gu', person.id))) return null;
  const full = levelsOf((of) => sight.levelOf(of, person.id));
  const levels = how.revealed ? full : levelsOf((of) => lower(full[of], 'masked'));
  if (fields.every((of) => levels[of] === 'none')) return null;
  const shown = maskPerson(person, levels, ctx.today);
  return {
    number: kase.number,
    caseHref: caseHref(kase.number),
    href: personHref(kase.number, person.id),
    name: shown.name ?? unnamed,
    who: sight.seesOf('si', person.id) ? sideWords(kase, person.id) : '',
    rows: rowsOf(shown),
    more: !how.revealed && fields.some((of) => isWhole(full[of])),
    error: how.revealed ? null : (how.error ?? null),
    call: how.revealed && isWhole(full.co) ? callSheet(how.calling, person.phone) : null,
  };
}

const isWhole = (level: Level): boolean => level === 'see' || level === 'change';

const levelsOf = (of: (field: (typeof fields)[number]) => Level): Levels => ({
  na: of('na'),
  bd: of('bd'),
  co: of('co'),
  ad: of('ad'),
  sc: of('sc'),
});

function rowsOf({ born, phone, email, address, school }: MaskedPerson): PersonPage['rows'] {
  const age = typeof born === 'number' ? counted(born, ['год', 'года', 'лет']) : null;
  const day = typeof born === 'string' ? dayAndYear(born) : null;
  const rows: readonly (readonly [label: string, words: string | null])[] = [
    ['Возраст', age],
    ['Дата рождения', day],
    ['Телефон', phone],
    ['Почта', email],
    ['Адрес', address],
    ['Учёба или работа', school],
  ];
  return rows.flatMap(([label, words]) =>
    words === null || words === '' ? [] : [{ label, words }],
  );
}
