import type { Link } from './page-frame.js';

/** One page for everything that went wrong; no stack, no data: `views/pages/error.ejs`. */
export type ErrorView = {
  readonly title: string;
  readonly heading: string;
  readonly words: string;
  /** The number to tell the administrator; null where there is nothing to look up. */
  readonly id: string | null;
  readonly action: Link | null;
};
