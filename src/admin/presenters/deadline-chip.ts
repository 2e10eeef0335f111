import { daysBetween, type CalendarDay } from '../../cases/calendar-day.js';
import { dayWithWeekday } from './day-words.js';
import { dayAndMonth } from '../../cases/russian-days.js';
import { daysInWords } from './russian-words.js';
import type { IconName } from './icons.js';

/** How a limit stands, as the panel shows it: the last day it may be done, or why there is no such day. */
export type DeadlineStanding =
  | { readonly type: 'open'; readonly due: CalendarDay }
  | { readonly type: 'done'; readonly on: CalendarDay }
  | { readonly type: 'waiting' }
  | { readonly type: 'none' }
  | { readonly type: 'notNeeded' };

/** The shape of a chip; `plain` and `quiet` have no frame. See `design.md`, «Deadline». */
export type ChipForm = 'filled' | 'tinted' | 'outlined' | 'plain' | 'quiet' | 'dashed';

/** A deadline in words: shape, icon and words say it together, so that no colour is needed. */
export type Chip = {
  readonly form: ChipForm;
  readonly icon: IconName | null;
  readonly words: string;
};

/** The chip of a limit on a day; `dated` says the date in place of the words, for headings that already name the state. */
export function deadlineChip(
  standing: DeadlineStanding,
  today: CalendarDay,
  style: 'worded' | 'dated' = 'worded',
): Chip {
  switch (standing.type) {
    case 'open': {
      const chip = openChip(daysBetween(today, standing.due));
      return style === 'worded' ? chip : { ...chip, words: dayWithWeekday(standing.due) };
    }
    case 'done':
      return { form: 'quiet', icon: 'check', words: `сделано ${dayAndMonth(standing.on)}` };
    case 'waiting':
      return { form: 'dashed', icon: 'player-pause', words: 'отсчёт не начался' };
    case 'none':
      return { form: 'quiet', icon: null, words: 'срок не установлен' };
    case 'notNeeded':
      return { form: 'quiet', icon: 'minus', words: 'больше не нужно' };
  }
}

/** The day that stands near a chip: «12 марта, чт», or a dash when there is none. */
export function dueDayWords(standing: DeadlineStanding): string {
  return standing.type === 'open' ? dayWithWeekday(standing.due) : '–';
}

function openChip(left: number): Chip {
  if (left < 0)
    return { form: 'filled', icon: 'alert-circle', words: `просрочено на ${daysInWords(left)}` };
  if (left === 0) return { form: 'tinted', icon: 'flag', words: 'сегодня последний день' };
  if (left === 1) return { form: 'outlined', icon: 'hourglass', words: 'завтра последний день' };
  const still = `${left % 10 === 1 && left % 100 !== 11 ? 'остался' : 'осталось'} ${daysInWords(left)}`;
  if (left <= 3) return { form: 'outlined', icon: 'hourglass', words: still };
  if (left <= 7) return { form: 'plain', icon: 'clock', words: still };
  return { form: 'quiet', icon: null, words: `через ${daysInWords(left)}` };
}
