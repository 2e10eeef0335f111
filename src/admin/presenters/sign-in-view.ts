/** The door of the panel: `views/pages/sign-in.ejs`. */
export type SignInView = {
  readonly title: string;
  readonly login: string;
  /** Why the last try did not succeed; null at first. */
  readonly error: string | null;
  /** Where to go afterwards; a path of ours, or empty. */
  readonly next: string;
  /** Demo: says that the address with the one-time link stands in the console. */
  readonly demo: boolean;
};
