import type { Limit } from '../../procedures/limit.js';
import type { FactWarning } from '../../procedures/procedure.js';
import { addDays, addMonths, type CalendarDay } from '../calendar-day.js';
import { factDay, type Facts } from '../facts.js';
import { dayText } from '../russian-days.js';
import { type Counted, type Counting, findBegin } from './counting.js';
import type { Warning } from './deadline.js';
import { isForward } from './reminder-days.js';

/** A limit as it was counted, and the day on which it ended. */
export interface CountedLimit {
  readonly limit: Limit;
  readonly counted: Counted;
  readonly ended: CalendarDay | null;
}

/** All warnings about the facts of a case, each code at most once. */
export function warningsAbout(counting: Counting, limits: readonly CountedLimit[]): Warning[] {
  const { procedure, facts } = counting;
  const found = [
    ...procedure.warnings.map((warning) => checkWarning(warning, facts)),
    ...limits.map(termWarning),
    ...limits.map(explicitWarning),
    ...limits.map((own) => extensionWarning(own, counting)),
    orderWarning(counting, limits),
  ];
  return found.filter((warning) => warning !== null);
}

function checkWarning(warning: FactWarning, facts: Facts): Warning | null {
  switch (warning.code) {
    case 'windowBeforeMeeting':
      return windowWarning(warning, facts);
    case 'referralDueTooLate':
      return referralWarning(warning, facts);
  }
}

function windowWarning(
  rule: FactWarning & { code: 'windowBeforeMeeting' },
  facts: Facts,
): Warning | null {
  const meeting = factDay(facts, rule.meeting);
  const receipt = findBegin(rule.receipt, facts)?.dayZero ?? null;
  if (meeting === null || receipt === null || factDay(facts, rule.until) !== null) return null;
  if (meeting >= addDays(receipt, rule.days)) return null;
  const results = addDays(meeting, -rule.daysBeforeMeeting);
  const text =
    results > receipt
      ? `Результаты нужны до ${dayText(results)}: оба срока можно соблюсти, только завершив программу до 10-го дня, ${dayText(addDays(receipt, 10))}. Это разрешено.`
      : `До заседания ${dayText(meeting)} оба срока соблюсти нельзя: результаты нужны за ${rule.daysBeforeMeeting} дня до него.`;
  return { code: rule.code, text };
}

function referralWarning(
  rule: FactWarning & { code: 'referralDueTooLate' },
  facts: Facts,
): Warning | null {
  const date = factDay(facts, rule.date);
  const meeting = factDay(facts, rule.meeting);
  if (date === null || meeting === null) return null;
  const latest = addDays(meeting, -rule.daysBeforeMeeting);
  if (date <= latest) return null;
  const text = `Срок в заявке ${dayText(date)} позже, чем за ${rule.daysBeforeMeeting} дня до заседания: ${dayText(latest)}.`;
  return { code: rule.code, text };
}

function termWarning({ limit, counted }: CountedLimit): Warning | null {
  if (limit.kind !== 'term' || counted.from === null || counted.start === null) return null;
  const signed = counted.start.date;
  const usual =
    counted.from >= addMonths(signed, limit.min) && counted.from <= addMonths(signed, limit.max);
  if (usual) return null;
  const text = `Срок плана обычно ${limit.min}–${limit.max} месяцев, здесь до ${dayText(counted.from)}.`;
  return { code: 'termOutsideRange', text };
}

function explicitWarning({ limit, counted }: CountedLimit): Warning | null {
  if (limit.kind !== 'duration' || !limit.warnBeyond || counted.computed === null) return null;
  const { start, computed } = counted;
  if (start === null || start.fact !== limit.explicit || start.date <= computed) return null;
  const text = `Указанный срок ${dayText(start.date)} больше ${limit.max} дней: они кончаются ${dayText(computed)}.`;
  return { code: 'dueBeyondThirty', text };
}

function extensionWarning(
  { counted }: CountedLimit,
  { facts, procedure }: Counting,
): Warning | null {
  const { extension } = counted;
  if (!extension) return null;
  switch (extension.type) {
    case 'incomplete':
      return {
        code: 'extensionIncomplete',
        text: 'Продление неполное: нужны новая дата, причина и дата уведомления комиссии. Срок прежний.',
      };
    case 'notLater': {
      const to = procedure.extension ? factDay(facts, procedure.extension.to) : null;
      const text = `Новая дата ${to === null ? '' : `${dayText(to)} `}не позже прежней. Срок прежний.`;
      return { code: 'extensionNotLater', text };
    }
    case 'extended':
      return extension.late
        ? {
            code: 'extensionLate',
            text: `Комиссию уведомили ${dayText(extension.notified)}, после прежнего срока.`,
          }
        : null;
  }
}

function orderWarning(counting: Counting, limits: readonly CountedLimit[]): Warning | null {
  const { procedure, facts } = counting;
  const pairs: string[] = [];
  const name = (fact: string): string => procedure.facts[fact]?.title ?? fact;
  for (const [first, second] of procedure.order) {
    const before = factDay(facts, first);
    const after = factDay(facts, second);
    if (before !== null && after !== null && after < before)
      pairs.push(`«${name(second)}» раньше, чем «${name(first)}»`);
  }
  for (const { limit, counted, ended } of limits)
    if (isForward(limit) && counted.begin && ended !== null && ended < counted.begin.date)
      pairs.push(`«${limit.title}» закончено раньше, чем «${name(counted.begin.fact)}»`);
  if (pairs.length === 0) return null;
  return { code: 'factsOutOfOrder', text: `Проверьте даты: ${pairs.join('; ')}.` };
}
