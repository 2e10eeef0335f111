import { type PersonId } from '../cases/ids.js';
import { type CaseQuery, type CaseRow } from '../models/case-model.js';
import { type Level } from '../people/access-cells.js';
import { accessOfRow } from '../people/access-of-case.js';
import { allows } from '../people/may.js';
import { levelInRow } from '../people/sight.js';
import { listScopes, type Staff } from '../people/staff.js';
import { lookingAs } from './opened-cases.js';
import { type Panel } from './panel.js';

/** A row as this member of staff may see it, so that filters and orders say nothing of what it hides either. */
export interface ReachedRow extends Omit<CaseRow, 'changed' | 'persons'> {
  /** Null: the dates of the case are not for this role. */
  readonly changed: Date | null;
  /** Persons that may be searched for by name. */
  readonly searchable: readonly PersonId[];
}

/** The rows that the person reaches now; a foreign row is no different from one that does not exist (J4.12). */
export async function reachedRows(
  panel: Panel,
  staff: Staff,
  only: Omit<CaseQuery, 'scope'> = {},
): Promise<readonly ReachedRow[]> {
  const looking = lookingAs(staff, 'list');
  const scope = listScopes(staff, looking.now);
  const rows = await panel.store.cases.list({ ...only, scope });
  return rows.flatMap((row) => {
    const level = levelInRow(accessOfRow(row), looking);
    return level('nu') === 'none' ? [] : [asSeen(row, level)];
  });
}

function asSeen({ persons, ...row }: CaseRow, level: ReturnType<typeof levelInRow>): ReachedRow {
  const named = level('na', { searched: true, enteredBy: row.enteredBy });
  const searchable = isHidden(named) ? [] : persons;
  const facts = level('fa', { enteredBy: row.enteredBy.slice(0, 1) });
  if (allows(facts, 'see')) return { ...row, searchable };
  return { ...row, ...withoutFacts, searchable };
}

const withoutFacts = {
  changed: null,
  meeting: null,
  nextLimit: null,
  nextDue: null,
  nextMeeting: null,
  steps: {},
  toCall: false,
  awaitsCall: false,
} as const;

const isHidden = (level: Level): boolean => level === 'none';
