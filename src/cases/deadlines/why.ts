import { type Limit } from '../../procedures/limit.js';
import { type Procedure } from '../../procedures/procedure.js';
import { addDays, type CalendarDay, daysBetween, isCalendarDay, weekday } from '../calendar-day.js';
import { type Facts } from '../facts.js';
import { type Counted } from './count.js';

/** One line of the reasoning: which of the five it is, its sentence, and the data behind it. */
export interface Why {
  readonly kind: 'rule' | 'start' | 'count' | 'compared' | 'extension';
  readonly text: string;
  /** Of `start` and `count`: day 0 and the last day, for the ruler. */
  readonly day0?: CalendarDay;
  readonly last?: CalendarDay;
}

/** Why the day is what it is: clause, from when, how counted, what it was compared with, whether it may move. */
export function explain(limit: Limit, counted: Counted, facts: Facts, procedure: Procedure): Why[] {
  const rule: Why = {
    kind: 'rule',
    text: `${procedure.regulation.short}, ${clause(limit.source)}: ${limit.rule}.`,
  };
  if (counted.start === null) return [rule, { kind: 'start', text: 'Отсчёт не начался.' }];
  return [
    rule,
    startLine(limit, counted, procedure),
    ...countLine(limit, counted),
    ...comparedLine(limit, facts, procedure),
    extensionLine(procedure),
  ];
}

/** «001 §4.2(3)» → «п. 4.2(3)». */
const clause = (source: string): string =>
  source.replace(/^\d{3} /u, '').replaceAll('§', 'п.\u00a0');

function startLine(limit: Limit, { start }: Counted, procedure: Procedure): Why {
  if (start === null) return { kind: 'start', text: 'Отсчёт не начался.' };
  const plusDays = plusOf(limit, start.fact);
  const what = procedure.facts[start.fact]?.title ?? start.fact;
  const provisional =
    plusDays > 0
      ? ` Получение ещё не подтверждено: день 0 – предварительно ${ru(addDays(start.date, plusDays))}.`
      : '';
  return {
    kind: 'start',
    text: `${ru(start.date)}: ${what}.${provisional}`,
    day0: addDays(start.date, plusDays),
  };
}

const plusOf = (limit: Limit, fact: string): number =>
  ('starts' in limit ? limit.starts : []).find((s) => s.fact === fact)?.plusDays ?? 0;

function countLine(limit: Limit, { start, due }: Counted): Why[] {
  if (start === null || due === null) return [];
  const day0 = addDays(start.date, plusOf(limit, start.fact));
  if (limit.kind === 'beforeEvent')
    return [
      {
        kind: 'count',
        text: `${ru(day0)} минус ${limit.min} – ${ru(due)}. Дни календарные.`,
        day0: due,
        last: day0,
      },
    ];
  if (limit.kind !== 'duration' && limit.kind !== 'window')
    return [{ kind: 'count', text: `День назван в документе: ${ru(due)}.` }];
  const working = limit.dayType.applied === 'working';
  const off = daysOff(day0, due);
  const text = working
    ? `Рабочих дней: ${limit.max}; выходные и праздники пропущены. Последний день – ${ru(due)}.`
    : `Дни календарные: ${daysBetween(day0, due)} подряд, выходных среди них ${off}. Последний день – ${ru(due)}.`;
  return [{ kind: 'count', text, day0, last: due }];
}

function daysOff(from: CalendarDay, to: CalendarDay): number {
  let off = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (weekday(day) > 5) off++;
  return off;
}

function comparedLine(limit: Limit, facts: Facts, { bounds }: Procedure): Why[] {
  if (bounds === null || limit.stage === null || !bounds.stages.includes(limit.stage)) return [];
  const dates = bounds.by.flatMap(({ fact, plusDays }) => {
    const date = facts[fact];
    if (typeof date !== 'string' || !isCalendarDay(date)) return [];
    return [
      plusDays === 0
        ? `дата в заявке – ${ru(date)}`
        : `заседание ${ru(date)} минус ${-plusDays} – ${ru(addDays(date, plusDays))}`,
    ];
  });
  return dates.length === 0
    ? []
    : [{ kind: 'compared', text: `${capital(dates.join('; '))}. Действует самая ранняя дата.` }];
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function extensionLine({ extension, delayReason }: Procedure): Why {
  if (extension !== null)
    return {
      kind: 'extension',
      text: `Возможно по ${clause(extension.clause)}, с уведомлением комиссии.`,
    };
  return {
    kind: 'extension',
    text: delayReason
      ? 'Порядок его не предусматривает. Можно указать причину задержки.'
      : 'Порядок его не предусматривает.',
  };
}

const months = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
];

const ru = (day: CalendarDay): string =>
  `${Number(day.slice(8))}\u00a0${months[Number(day.slice(5, 7)) - 1] ?? ''}`;
