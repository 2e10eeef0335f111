import { type CalendarDay, dayIn } from '../../cases/calendar-day.js';
import { type PersonId } from '../../cases/ids.js';
import { participants, sideOf } from '../../cases/participants.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { type Procedure } from '../../procedures/procedure.js';
import { getProcedure } from '../../procedures/procedures.js';
import { type OpenedCase } from '../opened-cases.js';
import { type ReachedRow } from '../reached-rows.js';
import type { ListedCase, ListedPerson } from './case-list-view.js';
import { pdConsentView } from './case-people.js';
import { shortNameIn, unnamed } from './person-words.js';
import { type Chip, deadlineChip } from './deadline-chip.js';
import { recentDay, shortDay } from './day-words.js';
import { sideMark, type StageTicks } from './side-view.js';

/** What a row of the list is made of; the case itself only for the rows that are shown. */
export type ListSources = {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly staff: readonly Staff[];
  readonly opened: ReadonlyMap<string, OpenedCase>;
  /** Who was searched for by name and found. */
  readonly searched: ReadonlySet<PersonId>;
  readonly now: Date;
};

/** A row of the list (R159): names short, dates in words, the nearest limit as a chip. */
export function listedCase(row: ReachedRow, sources: ListSources): ListedCase {
  const procedure = getProcedure(row.procedure);
  const today = dayIn(procedure.zone, sources.now);
  const leader = sources.staff.find((member) => member.id === row.facilitators[0]);
  return {
    number: row.number,
    href: caseHref(row.number),
    procedure: procedureName(procedure),
    people: peopleOf(row, sources),
    territory: row.territory === '' ? null : row.territory,
    keyDate: row.meeting === null ? null : { day: shortDay(row.meeting), what: 'заседание' },
    stage: ticksOf(procedure, row),
    facilitator: leader === undefined ? null : shortName(leader),
    deadline: { chip: rowChip(row, today), what: limitTitle(procedure, row.nextLimit) },
    changed: row.changed === null ? '' : recentDay(dayIn(procedure.zone, row.changed), today),
  };
}

/** Where the page of a case is. */
export const caseHref = (number: string): string => `/cases/${encodeURIComponent(number)}`;

/** «Камчатка»: the shortest name of a procedure. */
export function procedureName({ id, title }: Pick<Procedure, 'id' | 'title'>): string {
  return shortNames[id] ?? title.split(':')[0] ?? title;
}

const shortNames: Readonly<Record<string, string>> = {
  kamchatka: 'Камчатка',
  'krasnoyarsk-borodino': 'Бородино',
  altai: 'Алтай',
  vmeste: 'Вместе',
  yugra: 'Югра',
};

/** The stages of the picture: tasks beside them and parts inside others are left out. */
export const picturedStages = (procedure: Procedure) =>
  procedure.stages.filter((stage) => stage.place !== 'task' && stage.place !== 'inside');

function ticksOf(procedure: Procedure, row: ReachedRow): StageTicks {
  const stages = picturedStages(procedure);
  const at = stages.findIndex((stage) => stage.code === row.stage);
  if (row.closed) return { name: 'Закрыто', current: stages.length, total: stages.length };
  return {
    name: capital(stages[at]?.name ?? row.stage),
    current: Math.max(at, 0),
    total: stages.length,
  };
}

/** The first letter large: stage names are stored as they stand inside a sentence. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function rowChip(row: ReachedRow, today: CalendarDay): Chip {
  if (row.closed) return { form: 'quiet', icon: 'check', words: 'закрыто' };
  return row.nextDue === null
    ? deadlineChip({ type: 'none' }, today)
    : deadlineChip({ type: 'open', due: row.nextDue }, today);
}

/** What has to be done within a limit, in its own words. */
export function limitTitle(procedure: Procedure, id: string | null): string {
  return procedure.limits.find((limit) => limit.id === id)?.title ?? '';
}

/** The people of a row as far as a list may show them: the name, or only that somebody has a part (J3.2, Y). */
function peopleOf(row: ReachedRow, { people, opened, searched }: ListSources): ListedPerson[] {
  const found = opened.get(row.id);
  if (found === undefined) return [];
  const { kase, sight } = found;
  const mayName = (id: PersonId) => sight.hintsOf('na', id, { searched: searched.has(id) });
  const members = participants(kase)
    .filter(({ role }) => role !== 'guardian')
    .filter(({ person }) => mayName(person) || sight.seesOf('si', person));
  return members.slice(0, 2).map(({ person }, at) => ({
    side: sight.seesOf('si', person) ? sideMark(sideOf(kase, person)) : null,
    name:
      (mayName(person) ? shortNameIn(people, person) : unnamed) +
      (at === 1 && members.length > 2 ? `, ещё ${members.length - 2}` : ''),
    consent: pdConsentView(found, person),
  }));
}
