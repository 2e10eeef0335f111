import type { Chip } from './deadline-chip.js';
import type { IconName } from './icons.js';
import type { Action, EmptyState, Link, Notice, StaffPage } from './page-frame.js';

/** «Сегодня»: what burns, who did not get a message, who meets, who waits: `views/pages/today.ejs`. */
export type TodayView = StaffPage & {
  /** «Вторник, 10 марта». */
  readonly heading: string;
  /** «Просрочены два срока. У четырёх сегодня последний день.» */
  readonly lead: string;
  readonly notices: readonly Notice[];
  /** Просрочено, Сегодня последний день, Осталось до трёх дней. */
  readonly groups: readonly BurningGroup[];
  readonly empty: EmptyState | null;
  readonly undelivered: readonly UndeliveredRow[];
  readonly meetings: readonly TodayMeeting[];
  readonly waiting: readonly WaitingRow[];
  /** «Работа программы»: reminders, the nightly copy. */
  readonly machine: readonly MachineRow[];
};

export type BurningGroup = {
  readonly title: string;
  readonly count: number;
  readonly loud: boolean;
  readonly rows: readonly BurningRow[];
  /** «Ещё 5 сроков до 17 марта». */
  readonly more: Link | null;
};

export type BurningRow = {
  readonly chip: Chip;
  /** «до 8 марта, вс»; empty when the chip says the date. */
  readonly day: string;
  readonly what: Link;
  /** «К-26-024 · Камчатка · Мельник О. С. и Дьяков Р. А.». */
  readonly kase: string;
  /** «Ведущий указал причину: болезнь до 11 марта». */
  readonly note: string;
  readonly who: string;
  readonly action: Action | null;
};

export type UndeliveredRow = {
  readonly name: string;
  readonly number: string;
  readonly words: string;
  readonly action: Action | null;
};

export type TodayMeeting = {
  readonly time: string;
  readonly what: string;
  readonly words: string;
  readonly href: string;
};

export type WaitingRow = {
  readonly who: string;
  readonly words: string;
  readonly count: number;
  readonly since: string;
};

export type MachineRow = {
  readonly icon: IconName;
  readonly what: string;
  readonly words: string;
  readonly link: Link | null;
};
