import type { Chip } from './deadline-chip.js';
import type { ConsentView, SideMark, StageTicks } from './side-view.js';

/** A link in words. */
export type Link = { readonly label: string; readonly href: string };

/** The list of cases, the start page of the panel (R159): `views/cases/list.ejs`. */
export type CaseListView = {
  /** What burns today, in one line; null when nothing does. */
  readonly burning: { readonly overdue: number; readonly today: number } | null;
  readonly tabs: readonly ListTab[];
  readonly search: CaseSearch;
  readonly headings: readonly Heading[];
  readonly rows: readonly ListedCase[];
  /** Shown in place of the table when there are no rows. */
  readonly empty: { readonly heading: string; readonly words: string; readonly reset: boolean };
  /** «1–20 из 48». */
  readonly footer: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
};

export type ListTab = Link & { readonly count: number; readonly current: boolean };

/** A form sent by POST: what is no name is kept in the address, so a view can be bookmarked (J4.13). */
export type CaseSearch = {
  readonly query: string;
  readonly filters: readonly ListFilter[];
  /** The meeting of the commission, ISO days. */
  readonly from: string;
  readonly to: string;
  readonly onlyOverdue: boolean;
  /** Any filter is on. */
  readonly filtered: boolean;
  readonly resetHref: string;
  /** Values kept when the form is sent: the tab and the order. */
  readonly kept: Readonly<Record<string, string>>;
};

/** A drop-down; the empty value reads as the filter's name. */
export type ListFilter = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** A column (08); one with `sortHref` orders the list by it. */
export type Heading = {
  readonly label: string;
  readonly sortHref: string | null;
  readonly sorted: boolean;
};

export type ListedCase = {
  readonly number: string;
  readonly href: string;
  /** «Камчатка», «Бородино». */
  readonly procedure: string;
  readonly people: readonly ListedPerson[];
  readonly territory: string | null;
  /** «12 мар», «заседание». */
  readonly keyDate: { readonly day: string; readonly what: string } | null;
  readonly stage: StageTicks;
  /** Null reads «не назначен». */
  readonly facilitator: string | null;
  readonly deadline: { readonly chip: Chip; readonly what: string };
  /** «сегодня», «8 мар». */
  readonly changed: string;
};

export type ListedPerson = {
  readonly side: SideMark;
  /** «Фролов И. М., ещё 2». */
  readonly name: string;
  readonly consent: ConsentView;
};
