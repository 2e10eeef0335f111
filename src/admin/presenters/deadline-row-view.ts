import type { DayRuler } from './day-ruler.js';
import type { Chip } from './deadline-chip.js';
import type { Link } from './page-frame.js';

/** The five labelled lines of «почему», in this order; a line that has nothing to say is left out. */
export const whyLabels = {
  rule: 'Правило',
  start: 'Отсчёт',
  count: 'Счёт',
  compared: 'Сравнили',
  extension: 'Продление',
} as const;
export type WhyLabel = keyof typeof whyLabels;

export type WhyLine = {
  readonly label: WhyLabel;
  readonly words: string;
  /** A way out at the end of the sentence: «указать причину задержки». */
  readonly link?: Link;
};

/** The explanation of a date; the bot says the same words. */
export type WhyView = {
  /** «Почему 12 марта». */
  readonly heading: string;
  readonly lines: readonly WhyLine[];
  readonly ruler: DayRuler | null;
};

/** A row of «Сроки» on the page of a case. */
export type DeadlineRow = {
  readonly what: string;
  /** «Ведущий · не позже 3 дней до заседания». */
  readonly who: string;
  /** «12 марта, чт» or a dash. */
  readonly due: string;
  readonly chip: Chip;
  readonly why: WhyView | null;
  /** Opened at first; one at most, the nearest. */
  readonly open: boolean;
};
