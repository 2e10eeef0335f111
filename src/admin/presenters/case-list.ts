import { type CalendarDay, dayIn } from '../../cases/calendar-day.js';
import { type Case } from '../../cases/case.js';
import { type Context } from '../../cases/context.js';
import { type PersonId } from '../../cases/ids.js';
import { participants, sideOf } from '../../cases/participants.js';
import { pdConsent, requiredSigner } from '../../cases/pd-consent.js';
import { type CaseRow } from '../../models/case-model.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { type Procedure } from '../../procedures/procedure.js';
import { getProcedure } from '../../procedures/procedures.js';
import type { ListedCase, ListedPerson } from './case-list-view.js';
import { type Chip, deadlineChip } from './deadline-chip.js';
import { recentDay, shortDay } from './day-words.js';
import { pdConsentState, shortConsent, sideMark, type StageTicks } from './side-view.js';

/** What a row of the list is made of; the case itself only for the rows that are shown. */
export type ListSources = {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly staff: readonly Staff[];
  readonly opened: ReadonlyMap<string, { readonly kase: Case; readonly ctx: Context }>;
  readonly now: Date;
};

/** A row of the list (R159): names short, dates in words, the nearest limit as a chip. */
export function listedCase(row: CaseRow, sources: ListSources): ListedCase {
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
    changed: recentDay(dayIn(procedure.zone, row.changed), today),
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

function ticksOf(procedure: Procedure, row: CaseRow): StageTicks {
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

function rowChip(row: CaseRow, today: CalendarDay): Chip {
  if (row.closed) return { form: 'quiet', icon: 'check', words: 'закрыто' };
  return row.nextDue === null
    ? deadlineChip({ type: 'none' }, today)
    : deadlineChip({ type: 'open', due: row.nextDue }, today);
}

/** What has to be done within a limit, in its own words. */
export function limitTitle(procedure: Procedure, id: string | null): string {
  return procedure.limits.find((limit) => limit.id === id)?.title ?? '';
}

function peopleOf(row: CaseRow, { people, opened }: ListSources): ListedPerson[] {
  const found = opened.get(row.id);
  if (found === undefined) return [];
  const { kase, ctx } = found;
  const members = participants(kase).filter(({ role }) => role !== 'guardian');
  return members.slice(0, 2).map(({ person }, at) => ({
    side: sideMark(sideOf(kase, person)),
    name:
      nameIn(people, person) +
      (at === 1 && members.length > 2 ? `, ещё ${members.length - 2}` : ''),
    consent: shortConsent(
      pdConsentState[pdConsent(kase, person, requiredSigner(kase, ctx, person))],
    ),
  }));
}

function nameIn(people: ReadonlyMap<PersonId, Person>, id: PersonId): string {
  const person = people.get(id);
  return person === undefined ? 'данные удалены' : shortName(person);
}
