import { type FactWarning, type Procedure } from '../../procedures/procedure.js';
import { addDays, addMonths, type CalendarDay } from '../calendar-day.js';
import { type Deadline, dayOf } from '../deadlines.js';
import { type Facts } from '../facts.js';
import { addPeriod, startOf } from './count.js';

/** Something to look at; nothing is blocked by it. The text is one Russian sentence or two. */
export interface Warning {
  readonly code: string;
  readonly text: string;
}

/** What the facts should make somebody look at (F1.5, F2.3, F2.4, F2.7). */
export function warningsOf(
  procedure: Procedure,
  facts: Facts,
  deadlines: readonly Deadline[],
): Warning[] {
  return [
    ...procedure.warnings.flatMap((rule) => factWarning(rule, facts)),
    ...termWarning(procedure, facts),
    ...orderWarning(procedure, facts, deadlines),
  ];
}

function factWarning(rule: FactWarning, facts: Facts): Warning[] {
  const meeting = dayOf(facts, rule.meeting);
  if (meeting === null) return [];
  const last = addDays(meeting, -rule.daysBeforeMeeting);
  if (rule.code === 'referralDueTooLate') {
    const date = dayOf(facts, rule.date);
    return date !== null && date > last
      ? [
          {
            code: rule.code,
            text: `Дата в заявке ${date} позже, чем за 3 дня до заседания (${last}).`,
          },
        ]
      : [];
  }
  const receipt = startOf(rule.receipt, facts)?.day ?? null;
  if (
    receipt === null ||
    dayOf(facts, rule.until) !== null ||
    meeting >= addDays(receipt, rule.days)
  )
    return [];
  return [{ code: rule.code, text: windowText(receipt, meeting, last) }];
}

function windowText(receipt: CalendarDay, meeting: CalendarDay, last: CalendarDay): string {
  const head = `Заседание ${meeting} раньше, чем через 13 дней после получения заявки (${receipt}).`;
  return last <= receipt
    ? `${head} Соблюсти оба срока нельзя: 3 дня до заседания наступают не позже получения.`
    : `${head} Соблюсти оба срока можно, только завершив программу до 10-го дня, не позже ${last}: это разрешено.`;
}

function termWarning(procedure: Procedure, facts: Facts): Warning[] {
  return procedure.limits.flatMap((limit) => {
    const period = limit.kind === 'term' ? facts[limit.term] : null;
    const signed = limit.kind === 'term' ? dayOf(facts, limit.start) : null;
    const end =
      limit.kind === 'term' && signed !== null && typeof period === 'string'
        ? addPeriod(signed, period)
        : null;
    if (limit.kind !== 'term' || signed === null || end === null) return [];
    const outside = end < addMonths(signed, limit.min) || end > addMonths(signed, limit.max);
    return outside
      ? [{ code: 'termOutsideRange', text: `Срок плана обычно ${limit.min}–${limit.max} месяцев.` }]
      : [];
  });
}

function orderWarning(
  { order, limits }: Procedure,
  facts: Facts,
  deadlines: readonly Deadline[],
): Warning[] {
  const pairs = order.some(([first, second]) => {
    const [a, b] = [dayOf(facts, first), dayOf(facts, second)];
    return a !== null && b !== null && b < a;
  });
  const forward = new Set(
    limits.filter((l) => l.kind === 'duration' || l.kind === 'window').map((l) => l.id),
  );
  const early = deadlines.some(
    (d) => forward.has(d.id) && d.start !== null && d.ended !== null && d.ended < d.start.date,
  );
  return pairs || early
    ? [
        {
          code: 'factsOutOfOrder',
          text: 'Эти события не могли идти в таком порядке: проверьте даты.',
        },
      ]
    : [];
}
