import type { Chip } from './deadline-chip.js';
import type { Action, EmptyState, Link, StaffPage } from './page-frame.js';
import type { ConsentView, SideMark, StageTicks } from './side-view.js';

/** The list of cases, the start page of the panel (R159): `views/pages/cases.ejs`. */
export type CaseListView = StaffPage & {
  /** What burns today, in one line; null when nothing does. */
  readonly burning: BurningLine | null;
  readonly tabs: readonly ListTab[];
  readonly search: CaseSearch;
  /** «Выгрузить таблицу»; null where the role may not. */
  readonly exportHref: string | null;
  /** `sides`: two sides and consents on the same lines; `person`: one person with the address column (vmeste, yugra). */
  readonly layout: 'sides' | 'person';
  readonly headings: readonly Heading[];
  readonly rows: readonly CaseRow[];
  /** Shown in place of the table when there are no rows. */
  readonly empty: EmptyState | null;
  /** «1–10 из 48». */
  readonly footer: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
};

export type BurningLine = {
  readonly overdue: number;
  readonly today: number;
  readonly href: string;
};

export type ListTab = Link & { readonly count: number | null; readonly current: boolean };

/** A GET form: everything in it is kept in the address, so a view can be bookmarked. */
export type CaseSearch = {
  readonly action: string;
  readonly query: string;
  readonly filters: readonly ListFilter[];
  readonly from: string;
  readonly to: string;
  readonly onlyOverdue: boolean;
  /** Present when any filter is on. */
  readonly resetHref: string | null;
  /** Values kept when the form is sent: the tab and the order. */
  readonly kept: Readonly<Record<string, string>>;
};

/** A drop-down; the first option has an empty value and reads as the filter's name. */
export type ListFilter = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** The columns in their order (08); a heading with `sortHref` is a link that orders by it. */
export type HeadingKey =
  | 'number'
  | 'people'
  | 'consents'
  | 'territory'
  | 'address'
  | 'keyDate'
  | 'stage'
  | 'facilitator'
  | 'deadline'
  | 'changed';

export type Heading = {
  readonly key: HeadingKey;
  readonly label: string;
  readonly sortHref: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
};

export type CaseRow = {
  readonly number: string;
  readonly href: string;
  /** «Камчатка», «Бородино». */
  readonly procedure: string;
  /** Short names, or nothing for roles that see numbers only. */
  readonly people: readonly ListedPerson[];
  readonly territory: string | null;
  /** The planned address (vmeste, yugra): its place, and «показать адрес», which is logged. */
  readonly address: { readonly words: string; readonly action: Action | null } | null;
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
