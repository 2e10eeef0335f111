import type { FormView } from './form-view.js';
import type { IconName } from './icons.js';
import type { Link } from './page-frame.js';

/** A page behind a one-time link, for a phone, without navigation: `views/pages/link.ejs`. */
export type LinkPageView = {
  readonly title: string;
  /** «Служба примирения «Тихая Бухта»». */
  readonly service: string;
  readonly heading: string;
  readonly lead: string;
  /** Letters, consents, the words of an agreement. */
  readonly blocks: readonly LinkBlock[];
  readonly form: FormView | null;
  /** In place of a form: it is done, or the link no longer works. */
  readonly outcome: { readonly icon: IconName; readonly words: string } | null;
  /** «Скачать», «Открыть чат». */
  readonly links: readonly Link[];
  /** Whom to call; the last line of the page. */
  readonly help: string;
};

export type LinkBlock =
  | { readonly type: 'heading'; readonly words: string }
  | { readonly type: 'paragraph'; readonly words: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  | {
      readonly type: 'facts';
      readonly rows: readonly { readonly label: string; readonly words: string }[];
    };
