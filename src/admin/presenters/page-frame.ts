import type { IconName } from './icons.js';

/** A link in words. */
export type Link = { readonly label: string; readonly href: string };

/** Something a person can do: a page to open, or a form of one button that is sent at once (never for a command with inputs). */
export type Action =
  | {
      readonly type: 'open';
      readonly label: string;
      readonly href: string;
      readonly icon?: IconName;
    }
  | {
      readonly type: 'send';
      readonly label: string;
      /** Where the form is posted; the CSRF field is added by the layout. */
      readonly to: string;
      readonly fields?: Readonly<Record<string, string>>;
      readonly icon?: IconName;
    };

/** A command that is offered; one that cannot be done yet says why instead of opening. */
export type OfferedCommand = {
  readonly label: string;
  readonly href: string | null;
  /** The sentence of the refusal, when `href` is null. */
  readonly refusal?: string;
};

/** Commands under one heading of the menu «…», in the words of I3.3. */
export type CommandGroup = { readonly title: string; readonly commands: readonly OfferedCommand[] };

/** Meaning first, then one action. */
export type EmptyState = {
  readonly icon: IconName;
  readonly heading: string;
  readonly words: string;
  readonly action?: Action;
};

/** A note in the page: `warning` says what does not fit and never blocks, `done` confirms, `info` tells. */
export type Notice = {
  readonly type: 'warning' | 'done' | 'info';
  readonly heading?: string;
  readonly words: string;
  readonly actions?: readonly Action[];
};

/** The five items of the header, by their keys. */
export type Section = 'cases' | 'today' | 'deadlines' | 'reports' | 'settings';

/** Who is signed in, as the header shows it. */
export type SignedInPerson = { readonly fullName: string; readonly role: string };

/** What the header and the footer of a page for staff say beside the page itself. */
export type StaffFrame = {
  readonly person: SignedInPerson;
  /** Overdue limits and those of today, of the cases this person sees; 0 hides the mark. */
  readonly burning: number;
  /** Sections this role may open; others are not shown. */
  readonly sections: readonly Section[];
  /** Where «Новая заявка» leads; null hides the button. */
  readonly newCaseHref: string | null;
  /** Under the avatar: «Учебная площадка», «Журнал», «Мои мессенджеры» … */
  readonly menu: readonly Link[];
  /** «Мировая 1.0 · камчатское время (UTC+12) · …». */
  readonly footer: string;
};

/** What every page for staff adds to its own model. */
export type StaffPage = {
  /** The title in the browser's tab, without the product's name. */
  readonly title: string;
  /** The item of the header that is current; null on pages that hang under the avatar. */
  readonly section: Section | null;
};
