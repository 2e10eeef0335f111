import type { DeadlineRow } from './deadline-row-view.js';
import type { Chip } from './deadline-chip.js';
import type { IconName } from './icons.js';
import type { Action, CommandGroup, EmptyState, Link, Notice, StaffPage } from './page-frame.js';
import type { ConsentView, SideMark } from './side-view.js';

/** The page of a case: `views/pages/case.ejs`. A section that is null is not drawn (the role may not see it). */
export type CasePageView = StaffPage & {
  readonly number: string;
  readonly crumbs: readonly Link[];
  /** «Камчатка»: the last crumb. */
  readonly procedure: string;
  /** The chip of the nearest limit; null when the case is closed or has none. */
  readonly chip: Chip | null;
  /** «Заявка от 19 февраля · служба «Тихая Бухта» · ведущий Орлова Т. В. · заседание 18 марта». */
  readonly summary: string;
  /** Printed above everything: who, when, «содержит персональные данные». */
  readonly printLine: string;
  readonly notices: readonly Notice[];
  /** At most two beside «Печать». */
  readonly actions: readonly Action[];
  /** Everything this person may do, by groups (I3.3). */
  readonly more: readonly CommandGroup[];
  readonly nextStep: NextStep | null;
  readonly stages: readonly StageStep[];
  readonly tasks: readonly TaskRow[];
  readonly deadlines: {
    readonly open: readonly DeadlineRow[];
    readonly done: readonly DeadlineRow[];
  } | null;
  readonly people: PeopleSection | null;
  readonly meetings: readonly MeetingRow[] | null;
  readonly agreement: AgreementSection | null;
  readonly messages: ListSection<MessageRow> | null;
  readonly documents: ListSection<DocumentRow> | null;
  readonly history: ListSection<HistoryRow> | null;
};

/** The one tinted card of the page, with the one filled button. */
export type NextStep = {
  /** «Общая встреча завтра, 11 марта, в 15:00». */
  readonly heading: string;
  /** What is in the way, or whom we wait for; empty when there is nothing to add. */
  readonly words: string;
  /** Null: we wait for somebody else. */
  readonly primary: Action | null;
  readonly secondary: readonly Action[];
};

export type StageStep = {
  readonly name: string;
  /** «20 фев», «за 1 из 1 дня», «идёт 18-й день из 20», «до 12 марта»: one to three short lines. */
  readonly facts: readonly string[];
  readonly state: 'past' | 'current' | 'ahead';
};

/** A task of G6 that is open. */
export type TaskRow = {
  readonly title: string;
  /** «Ведущий · с 5 марта». */
  readonly words: string;
  readonly action: Action | null;
};

export type PeopleSection = {
  /** «Полные имена и контакты»: opened by a click and logged; null when already open or not allowed. */
  readonly reveal: Action | null;
  /** «Обработка данных», «Участие», «Передать договор комиссии». */
  readonly consentHeadings: readonly string[];
  readonly rows: readonly PersonRow[];
  readonly actions: readonly Action[];
};

export type PersonRow = {
  readonly side: SideMark;
  readonly name: string;
  /** «41 год», «мать Рябова К. Д.», «ВКонтакте». */
  readonly notes: readonly string[];
  /** «Telegram – остановлен», with «позвонить». */
  readonly contact: { readonly words: string; readonly action: Action | null } | null;
  /** As many as there are headings. */
  readonly consents: readonly ConsentView[];
  /** What can be done about this person: invitation, paper answer … */
  readonly actions: readonly Action[];
};

export type MeetingState = 'offered' | 'planned' | 'held' | 'moved' | 'notHeld' | 'cancelled';

export type MeetingRow = {
  /** «11 марта» and «15:00»; null while a time is being chosen. */
  readonly day: string | null;
  readonly time: string | null;
  /** «Предварительная, сторона 2». */
  readonly what: string;
  readonly words: string;
  readonly state: MeetingState;
  readonly actions: readonly Action[];
};

/** How a meeting's state is said and drawn. */
export const meetingStates = {
  offered: { words: 'время предложено', icon: 'clock' },
  planned: { words: 'назначена', icon: 'calendar-event' },
  held: { words: 'проведена', icon: 'check' },
  moved: { words: 'перенесена', icon: 'arrow-back-up' },
  notHeld: { words: 'не состоялась', icon: 'x' },
  cancelled: { words: 'отменена', icon: 'x' },
} as const satisfies Record<MeetingState, { words: string; icon: IconName }>;

export type AgreementSection = {
  /** In place of the items while there is no agreement. */
  readonly empty: EmptyState | null;
  /** «Примирительный договор от 12 марта, письменный». */
  readonly words: string;
  readonly items: readonly AgreementItemRow[];
  readonly actions: readonly Action[];
};

export type AgreementItemRow = {
  readonly side: SideMark;
  /** The obligation's words, or «Пункт 2» for who may not read them. */
  readonly words: string;
  readonly due: string;
  readonly chip: Chip;
  /** «сторона 2: выполнено 14 марта; сторона 1: подтвердила». */
  readonly answers: string;
  readonly actions: readonly Action[];
};

/** A short list with a link to all of it. */
export type ListSection<Row> = { readonly rows: readonly Row[]; readonly all: Link | null };

/** No «прочитано»: bots cannot know it everywhere. */
export type MessageState = 'queued' | 'sent' | 'answered' | 'failed' | 'dropped';

export type MessageRow = {
  readonly what: string;
  /** «Рябов К. Д. · Telegram». */
  readonly to: string;
  readonly state: MessageState;
  /** «отправлено», «ответ «Буду»», «не дошло». */
  readonly words: string;
  /** «сегодня, 9:00». */
  readonly at: string;
  /** What to do when it did not arrive. */
  readonly action: Action | null;
};

export const messageIcons = {
  queued: 'clock',
  sent: 'check',
  answered: 'message-report',
  failed: 'alert-triangle',
  dropped: 'minus',
} as const satisfies Record<MessageState, IconName>;

export type DocumentRow = {
  readonly name: string;
  /** Null while it cannot be opened. */
  readonly href: string | null;
  readonly words: string;
  readonly ready: boolean;
};

export type HistoryRow = {
  readonly day: string;
  readonly time: string;
  readonly what: string;
  /** «Орлова Т. · MAX». */
  readonly who: string;
  readonly latest: boolean;
  /** «Исправить», for who may. */
  readonly action: Action | null;
};
