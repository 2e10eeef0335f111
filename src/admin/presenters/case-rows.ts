import { type CalendarDay, dayIn } from '../../cases/calendar-day.js';
import { type CaseRow } from '../../models/case-model.js';
import { type PersonId } from '../../cases/ids.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { getProcedure } from '../../procedures/procedures.js';
import { dayWords, dueChip, type DueChip } from './words.js';

/** A row of the list of cases. */
export interface CaseListRow {
  readonly number: string;
  readonly procedure: string;
  readonly people: readonly string[];
  readonly territory: string;
  readonly meeting: string;
  readonly stage: string;
  readonly stageNumber: number;
  readonly stages: number;
  readonly facilitator: string;
  readonly chip: DueChip;
  readonly limit: string;
  readonly due: string;
}

export interface CaseListSources {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly staff: readonly Staff[];
  readonly now: Date;
}

/** Rows with what burns first. */
export function caseListRows(rows: readonly CaseRow[], sources: CaseListSources): CaseListRow[] {
  return [...rows]
    .sort(
      (a, b) =>
        (a.nextDue ?? '9').localeCompare(b.nextDue ?? '9') || a.number.localeCompare(b.number),
    )
    .map((row) => caseListRow(row, sources));
}

function caseListRow(row: CaseRow, { people, staff, now }: CaseListSources): CaseListRow {
  const procedure = getProcedure(row.procedure);
  const stages = procedure.stages.filter((s) => s.place !== 'task' && s.place !== 'inside');
  const stageNumber = stages.findIndex((s) => s.code === row.stage);
  const leader = staff.find((s) => s.id === row.facilitators[0]);
  return {
    number: row.number,
    procedure: procedure.title.split(':')[0] ?? '',
    people: row.persons.slice(0, 2).flatMap((id) => {
      const person = people.get(id);
      return person === undefined ? [] : [shortName(person)];
    }),
    territory: row.territory,
    meeting: row.meeting === null ? '–' : dayWords(row.meeting),
    stage: stages[stageNumber]?.name ?? row.stage,
    stageNumber: stageNumber + 1,
    stages: stages.length,
    facilitator: leader === undefined ? 'не назначен' : shortName(leader),
    chip: row.closed
      ? { form: 'done', words: 'закрыто' }
      : dueChip(row.nextDue, todayIn(procedure.zone, now)),
    limit: procedure.limits.find((l) => l.id === row.nextLimit)?.title ?? '',
    due: row.nextDue === null ? '' : dayWords(row.nextDue),
  };
}

const todayIn = (zone: string, now: Date): CalendarDay => dayIn(zone, now);
