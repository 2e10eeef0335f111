import type { CalendarDay } from '../calendar-day.js';

/** What a limit was counted from: the fact and its own date (F5.2). */
export interface DeadlineStart {
  readonly fact: string;
  readonly date: CalendarDay;
}

/** How a deadline stands on a day (F5.3). */
export type DeadlineState =
  'noDate' | 'open' | 'dueToday' | 'overdue' | 'done' | 'doneLate' | 'notNeeded';

/** One labelled line of «Почему эта дата»; the text has neither the label nor a full stop. */
export type Why =
  | { readonly kind: 'rule'; readonly text: string; readonly clause: string }
  | {
      readonly kind: 'start';
      readonly text: string;
      readonly fact: string | null;
      readonly date: CalendarDay | null;
      /** The day 0 of the count; later than `date` while a receipt is provisional. */
      readonly dayZero: CalendarDay | null;
      readonly provisional: boolean;
    }
  | {
      readonly kind: 'count';
      readonly text: string;
      readonly amount: number | null;
      readonly unit: 'day' | 'workingDay' | 'month' | null;
      readonly last: CalendarDay;
      /** Days off that a count in working days passed over. */
      readonly skippedDays: readonly CalendarDay[];
    }
  | {
      readonly kind: 'compared';
      readonly text: string;
      readonly candidates: readonly ComparedDay[];
      readonly earliest: CalendarDay;
    }
  | {
      readonly kind: 'extension';
      readonly text: string;
      readonly from: CalendarDay | null;
      readonly to: CalendarDay | null;
    };

/** A day among which the earliest is taken; `of` is the id of a limit or the name of a fact. */
export interface ComparedDay {
  readonly of: string;
  readonly day: CalendarDay;
}

/** A limit of a case with its dates and the reasons for them (contracts.md, F5). */
export interface Deadline {
  readonly id: string;
  readonly stage: string | null;
  readonly from: CalendarDay | null;
  readonly due: CalendarDay | null;
  readonly start: DeadlineStart | null;
  readonly ended: CalendarDay | null;
  /** Ascending; the list does not shrink when the limit ends (F5.6). */
  readonly reminders: readonly CalendarDay[];
  /** Only where a term may be missing (K-D13). */
  readonly checks?: readonly CalendarDay[];
  readonly responsible: string | null;
  readonly source: string;
  readonly why: readonly Why[];
  /** Only when a day was given to look at it from. */
  readonly state?: DeadlineState;
  /** Only for the fixed dates of a year: `2026` or `2026-H1`. */
  readonly period?: string;
}

/** What a check of the facts found; it never blocks. */
export interface Warning {
  readonly code: WarningCode;
  readonly text: string;
}

export type WarningCode =
  | 'windowBeforeMeeting'
  | 'referralDueTooLate'
  | 'termOutsideRange'
  | 'dueBeyondThirty'
  | 'extensionIncomplete'
  | 'extensionLate'
  | 'extensionNotLater'
  | 'factsOutOfOrder';
