import { clauseOf } from '../../cases/deadlines/why.js';
import { type dutiesDue } from '../../cases/duties.js';
import { periodWords } from '../../cases/period-words.js';
import { type Procedure } from '../../procedures/procedure.js';
import { procedureName } from './case-list.js';
import { type DueEntry } from './due-view.js';
import { keepTogether } from './russian-words.js';

/** A report or a registry of no case among the limits of thirty days; the procedure stands where a case has its number. */
export function dutyEntry(
  procedure: Procedure,
  { limit, due, period }: ReturnType<typeof dutiesDue>[number],
): DueEntry {
  const name = procedureName(procedure);
  return {
    type: 'limit',
    day: due,
    number: name,
    href: `/deadlines?day=${due}`,
    what: `${limit.title}: за ${periodWords(period)}`,
    kase: name,
    who: limit.responsible === null ? '' : (procedure.roles[limit.responsible] ?? ''),
    clause: keepTogether(`${clauseOf(procedure, limit.source)}: ${limit.rule}`),
    counted: '',
  };
}
