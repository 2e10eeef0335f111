import { type CalendarDay } from '../../cases/calendar-day.js';
import { type Case, facilitators } from '../../cases/case.js';
import { meetingDay } from '../../cases/facts-of-case.js';
import { runningLimits } from '../../cases/limits-of-case.js';
import { participants } from '../../cases/participants.js';
import { type PersonId } from '../../cases/ids.js';
import { type Person, shortName } from '../../people/person.js';
import { type Staff } from '../../people/staff.js';
import { type OpenedCase } from '../opened-cases.js';
import { caseHref, limitTitle, procedureName } from './case-list.js';
import { type DueEntry } from './due-view.js';
import { keepTogether } from './russian-words.js';

/** Who may be named in the entries. */
export type Names = {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly staff: readonly Staff[];
};

/** The running limits of a case up to a day, and the meeting of its commission. */
export function dueEntries(opened: OpenedCase, until: CalendarDay, names: Names): DueEntry[] {
  const { kase, ctx, sight } = opened;
  if (!sight.sees('fa')) return [];
  const about = {
    number: kase.number,
    href: caseHref(kase.number),
    kase: [procedureName(ctx.procedure), partiesOf(opened, names)].filter(Boolean).join(' · '),
  };
  const lead = leadOf(kase, names);
  const limits = runningLimits(kase, ctx)
    .filter(({ due }) => due <= until)
    .map((limit): DueEntry => {
      const whyOf = (kind: string) => limit.why.find((line) => line.kind === kind)?.text ?? '';
      const role = limit.responsible === null ? '' : (ctx.procedure.roles[limit.responsible] ?? '');
      return {
        ...about,
        type: 'limit',
        day: limit.due,
        what: limitTitle(ctx.procedure, limit.id),
        who: limit.responsible === 'facilitator' && lead !== '' ? lead : role,
        clause: keepTogether(whyOf('rule')),
        counted: keepTogether(whyOf('start')),
      };
    });
  return [...limits, ...hearingOf(opened, until, about)];
}

function hearingOf(
  { kase, ctx }: OpenedCase,
  until: CalendarDay,
  about: Pick<DueEntry, 'number' | 'href' | 'kase'>,
): DueEntry[] {
  const day = meetingDay(kase);
  if (day === null || day < ctx.today || day > until) return [];
  const base = { ...about, type: 'hearing', day, what: 'Заседание комиссии' } as const;
  return [{ ...base, who: ctx.procedure.wording.commission, clause: '', counted: '' }];
}

/** The parties, for the roles that lists may name them to (J3.2, Y). */
function partiesOf({ kase, sight }: OpenedCase, { people }: Names): string {
  return participants(kase)
    .filter(({ role }) => role === 'side1' || role === 'side2')
    .filter(({ person }) => sight.hintsOf('na', person))
    .flatMap(({ person }) => {
      const found = people.get(person);
      return found === undefined ? [] : [shortName(found)];
    })
    .slice(0, 2)
    .join(' и ');
}

/** The name of who leads the case; empty before somebody does. */
export function leadOf(kase: Case, { staff }: Pick<Names, 'staff'>): string {
  const id = facilitators(kase)[0];
  const member = staff.find((one) => one.id === id);
  return member === undefined ? '' : shortName(member);
}
