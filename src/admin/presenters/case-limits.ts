import { type CalendarDay, daysBetween } from '../../cases/calendar-day.js';
import { type Context } from '../../cases/context.js';
import { type Deadline, type Why } from '../../cases/deadlines.js';
import { daysOffBetween } from '../../cases/working-days.js';
import { type DayRuler, dayRuler } from './day-ruler.js';
import { shortDay } from './day-words.js';
import { counted, dayAndMonth } from '../../cases/russian-days.js';
import { type Chip, deadlineChip, type DeadlineStanding, dueDayWords } from './deadline-chip.js';
import { capital, limitTitle, picturedStages } from './case-list.js';
import { keepTogether } from './russian-words.js';

/** A row of «Сроки» on the page of a case. */
export type LimitRow = {
  readonly id: string;
  readonly what: string;
  /** Who answers for it: «ведущий ВП». */
  readonly who: string;
  /** «12 марта, чт», or a dash. */
  readonly due: string;
  readonly chip: Chip;
  readonly why: WhyView;
};

/** «почему»: up to five labelled lines and the ruler; the bot says the same words. */
export type WhyView = {
  /** «Почему 12 марта». */
  readonly heading: string;
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  readonly ruler: DayRuler | null;
};

const whyLabels = {
  rule: 'Правило',
  start: 'Отсчёт',
  count: 'Счёт',
  compared: 'Сравнили',
  extension: 'Продление',
} as const satisfies Record<Why['kind'], string>;

/** A limit with its words, its chip and the reasons for its day. */
export function limitRow(deadline: Deadline, ctx: Context): LimitRow {
  const standing = standingOf(deadline);
  return {
    id: deadline.id,
    what: limitTitle(ctx.procedure, deadline.id),
    who: deadline.responsible === null ? '' : (ctx.procedure.roles[deadline.responsible] ?? ''),
    due:
      deadline.due === null
        ? dueDayWords(standing)
        : dueDayWords({ type: 'open', due: deadline.due }),
    chip: deadlineChip(standing, ctx.today),
    why: {
      heading: deadline.due === null ? 'Почему нет даты' : `Почему ${dayAndMonth(deadline.due)}`,
      lines: deadline.why.map(({ kind, text }) => ({
        label: whyLabels[kind],
        words: keepTogether(`${capital(text)}.`),
      })),
      ruler: rulerOf(deadline, ctx),
    },
  };
}

/** How a limit stands, as the panel shows it. */
export function standingOf(deadline: Deadline): DeadlineStanding {
  if (deadline.state === 'notNeeded') return { type: 'notNeeded' };
  if (deadline.ended !== null && isOver(deadline)) return { type: 'done', on: deadline.ended };
  if (deadline.due !== null) return { type: 'open', due: deadline.due };
  return { type: deadline.start === null ? 'waiting' : 'none' };
}

/** Done, in time or late, or fallen away. */
export const isOver = ({ state }: Deadline): boolean =>
  state === 'done' || state === 'doneLate' || state === 'notNeeded';

function rulerOf(deadline: Deadline, ctx: Context): DayRuler | null {
  const from = dayZeroOf(deadline);
  if (from === null || deadline.due === null || from >= deadline.due) return null;
  const today = deadline.ended !== null && isOver(deadline) ? deadline.ended : ctx.today;
  const daysOff = daysOffBetween(from, deadline.due, ctx.calendar);
  return dayRuler({ from, due: deadline.due, today, daysOff, finished: isOver(deadline) });
}

function dayZeroOf({ why }: Deadline): CalendarDay | null {
  for (const line of why) if (line.kind === 'start') return line.dayZero;
  return null;
}

/** A stage of the picture: its name, one to three short facts, and whether it is over. */
export type StageStep = {
  readonly name: string;
  readonly facts: readonly string[];
  readonly state: 'past' | 'current' | 'ahead';
};

/** The picture of stages (design 03); `present` is the code of the stage the case is in. */
export function stageSteps(
  present: string,
  closed: boolean,
  deadlines: readonly Deadline[],
  ctx: Context,
): StageStep[] {
  const stages = picturedStages(ctx.procedure);
  const now = closed ? stages.length : stages.findIndex(({ code }) => code === present);
  return stages.map(({ code, name }, at) => {
    const state = at < now ? 'past' : at === now ? 'current' : 'ahead';
    return {
      name: capital(name),
      state,
      facts: factsOf(state, limitOfStage(code, deadlines), ctx),
    };
  });
}

function limitOfStage(code: string, deadlines: readonly Deadline[]): Deadline | undefined {
  const own = deadlines.filter((deadline) => deadline.stage === code);
  return own.find(({ ended }) => ended !== null) ?? own.find(({ due }) => due !== null);
}

function factsOf(state: StageStep['state'], limit: Deadline | undefined, ctx: Context): string[] {
  if (limit === undefined) return [];
  const from = dayZeroOf(limit);
  const length = from === null || limit.due === null ? null : daysBetween(from, limit.due);
  if (limit.ended !== null) return [shortDay(limit.ended), ...spent(from, limit.ended, length)];
  if (limit.due === null || state === 'past') return [];
  const until = `до ${dayAndMonth(limit.due)}`;
  if (state === 'ahead' || from === null || length === null) return [until];
  const day = daysBetween(from, ctx.today);
  return day > 0 && day <= length ? [`${day}-й день из ${length}`, until] : [until];
}

function spent(from: CalendarDay | null, ended: CalendarDay, length: number | null): string[] {
  if (from === null || length === null || length < 1) return [];
  const days = daysBetween(from, ended);
  return days < 0 || length > 60
    ? []
    : [`за ${days} из ${counted(length, ['дня', 'дней', 'дней'])}`];
}
