import { type Procedure } from '../../procedures/procedure.js';
import { addDays, type CalendarDay, earliest, isCalendarDay } from '../calendar-day.js';
import { type Deadline } from '../deadlines.js';
import { type Facts } from '../facts.js';

/** For each stage the earliest due day of its open limits and of the dates that bound it (F5.4). */
export function effectiveDays(
  procedure: Procedure,
  deadlines: readonly Deadline[],
  facts: Facts,
): Record<string, CalendarDay> {
  const days: Record<string, CalendarDay> = {};
  for (const { code } of procedure.stages) {
    const day = effectiveDay(procedure, code, deadlines, facts);
    if (day !== null) days[code] = day;
  }
  return days;
}

function effectiveDay(
  procedure: Procedure,
  stage: string,
  deadlines: readonly Deadline[],
  facts: Facts,
): CalendarDay | null {
  const counts = new Set(
    procedure.limits.filter((l) => l.effective && l.stage === stage).map((l) => l.id),
  );
  const own = deadlines.filter((d) => counts.has(d.id));
  const open = own.filter((d) => d.ended === null);
  if (own.length > 0 && open.length === 0) return null;
  const main = own.find(
    (d) => d.ended !== null && procedure.limits.find((l) => l.id === d.id)?.kind !== 'noLimit',
  );
  const bounds =
    main !== undefined && open.every((d) => d.due === null)
      ? []
      : boundsOf(procedure, stage, facts);
  return earliest([...open.map((d) => d.due), ...bounds]);
}

function boundsOf({ bounds }: Procedure, stage: string, facts: Facts): CalendarDay[] {
  if (bounds === null || !bounds.stages.includes(stage) || typeof facts[bounds.until] === 'string')
    return [];
  return bounds.by.flatMap(({ fact, plusDays }) => {
    const date = facts[fact];
    return typeof date === 'string' && isCalendarDay(date) ? [addDays(date, plusDays)] : [];
  });
}
